-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ config(materialized='incremental', incremental_strategy='append') }}
{{ counted_cells('pub_mobility', ref('fct_person_mobility'), ref('previous_person_mobility')) }}
