-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ counted_cells(
    'pub_setting_decomposition', ref('int_person_setting_set'), combinations=ref('int_setting_side_combination'), sets=ref('int_setting_side'), by_period=true, year_after=true
) }}
