-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ counted_cells(
    'pub_reach', ref('int_person_period'), combinations=ref('int_reach_combination'), sets=ref('int_combination_set')
) }}
