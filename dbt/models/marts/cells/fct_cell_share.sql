-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ counted_cells(
    'pub_setting_share', ref('int_person_share'), combinations=ref('int_share_combination'), sets=ref('int_share_member'), by_period=true
) }}
