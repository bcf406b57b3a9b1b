-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ config(materialized='incremental', incremental_strategy='append') }}
{{ counted_cells('pub_commodities', ref('fct_person_commodity'), ref('previous_person_commodity'), since='') }}
