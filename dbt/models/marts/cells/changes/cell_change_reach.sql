-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ config(materialized='incremental', incremental_strategy='append') }}
{{ counted_cells(
    'pub_reach', ref('int_person_period'), ref('was_person_period'), leaves=ref('int_reach_leaf'), sets=ref('int_leaf_set'), since=''
) }}
