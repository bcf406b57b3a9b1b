-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ config(materialized='incremental', incremental_strategy='append') }}
{{ counted_cells(
    'pub_origins', ref('int_person_origin'), ref('previous_person_origin'), combinations=ref('int_origin_combination'), since=''
) }}
