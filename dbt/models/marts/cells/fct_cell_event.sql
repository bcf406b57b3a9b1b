-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ counted_cells(
    'pub_event_windows', ref('int_person_event'), combinations=ref('int_event_combination'), sets=ref('int_event_set'), by_period=true
) }}
