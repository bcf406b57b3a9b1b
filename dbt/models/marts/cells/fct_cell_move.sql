-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ summed_cells('pub_moves', ref('cell_change_move')) }}
