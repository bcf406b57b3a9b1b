-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ summed_cells('pub_move_reasons', ref('cell_change_move_reason')) }}
