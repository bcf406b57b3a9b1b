-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ counted_cells(
    'pub_setting_share', ref('int_person_share'), leaves=ref('int_share_leaf'), sets=ref('int_share_member'), by_period=true
) }}
