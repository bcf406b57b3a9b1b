-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ config(
    materialized='incremental', incremental_strategy='append', pre_hook="{{ replacing_counted_sets('pub_event_windows') }}"
) }}
{{ counted_cells(
    'pub_event_windows', ref('int_person_event'), combinations=ref('int_event_combination'), sets=ref('int_event_set'), counted=ref('set_change_event')
) }}
