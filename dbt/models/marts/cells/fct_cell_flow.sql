-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ counted_cells('pub_flow_matrix', ref('fct_person_move')) }}
