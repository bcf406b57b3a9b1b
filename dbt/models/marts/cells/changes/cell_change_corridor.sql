-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ config(materialized='incremental', incremental_strategy='append') }}
{{ counted_cells('pub_corridors', ref('fct_person_corridor'), ref('previous_person_corridor')) }}
