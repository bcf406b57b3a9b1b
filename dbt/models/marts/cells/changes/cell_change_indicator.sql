-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ config(materialized='incremental', incremental_strategy='append') }}
{{ counted_cells(
    'pub_coverage', ref('int_person_indicator'), ref('was_person_indicator'), leaves=ref('int_indicator_leaf'), sets=ref('int_indicator_member')
) }}
