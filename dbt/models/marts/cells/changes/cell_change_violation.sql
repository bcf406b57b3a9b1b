-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ config(materialized='incremental', incremental_strategy='append') }}
{{ counted_cells('pub_violations', ref('fct_person_violation'), ref('previous_person_violation'), since='') }}
