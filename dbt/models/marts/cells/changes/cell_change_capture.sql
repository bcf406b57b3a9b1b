-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ config(materialized='incremental', incremental_strategy='append') }}
{{ counted_cells(
    'pub_population_estimates', ref('fct_person_capture'), ref('previous_person_capture'), codes=capture_codes(), coded=['capture'], since=''
) }}
