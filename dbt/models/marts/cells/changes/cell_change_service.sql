-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ config(materialized='incremental', incremental_strategy='append') }}
{{ counted_cells(
    'pub_services', ref('fct_person_service'), ref('previous_person_service'), codes=service_codes(), coded=['service_code', 'guarded_service_code'], since=''
) }}
