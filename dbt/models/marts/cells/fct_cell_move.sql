-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ counted_cells('pub_moves', ref('fct_person_move')) }}
