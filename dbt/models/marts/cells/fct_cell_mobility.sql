-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ summed_cells('pub_mobility', ref('cell_change_mobility')) }}
