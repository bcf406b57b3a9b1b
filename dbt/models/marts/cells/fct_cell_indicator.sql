-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ counted_cells(
    'pub_coverage', ref('int_person_indicator'), combinations=ref('int_indicator_combination'), sets=ref('int_indicator_member')
) }}
