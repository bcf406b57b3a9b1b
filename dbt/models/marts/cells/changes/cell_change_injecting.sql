-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ config(materialized='incremental', incremental_strategy='append') }}
{{ counted_cells('pub_injecting', ref('fct_person_injecting'), ref('previous_person_injecting'), since='') }}
