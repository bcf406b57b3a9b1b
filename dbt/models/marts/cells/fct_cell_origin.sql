-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ counted_cells('pub_origins', ref('int_person_origin'), combinations=ref('int_origin_combination')) }}
