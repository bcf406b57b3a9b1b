-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ summed_cells('pub_corridors', ref('cell_change_corridor')) }}
