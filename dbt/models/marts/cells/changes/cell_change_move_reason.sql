-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ config(materialized='incremental', incremental_strategy='append') }}
{{ counted_cells('pub_move_reasons', ref('fct_person_move_reason'), ref('previous_person_move_reason'), since='') }}
