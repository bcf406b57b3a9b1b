-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ config(materialized='incremental', incremental_strategy='append') }}
{{ counted_cells('pub_said_flows', ref('fct_person_said_flow'), ref('previous_person_said_flow'), since='') }}
