-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ counted_cells(
    'pub_setting_transitions', ref('int_person_transition'), combinations=ref('int_transition_combination'), sets=ref('int_transition_member')
) }}
