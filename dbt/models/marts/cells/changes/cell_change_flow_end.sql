-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ config(materialized='incremental', incremental_strategy='append') }}
{{ counted_cells('pub_flow_totals', ref('fct_person_flow_end'), ref('previous_person_flow_end')) }}
