-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ config(materialized='incremental', incremental_strategy='append') }}
{{ counted_cells('pub_flow_matrix', ref('fct_person_move'), ref('previous_person_move')) }}
