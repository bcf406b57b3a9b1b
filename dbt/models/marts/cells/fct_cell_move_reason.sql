-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ counted_cells('pub_move_reasons', ref('fct_person_move_reason')) }}
