-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ config(materialized='incremental', incremental_strategy='append') }}
{{ counted_cells(
    'pub_setting_transitions', ref('int_person_transition'), ref('was_person_transition'), leaves=ref('int_transition_leaf'), sets=ref('int_transition_member'), since='before_'
) }}
