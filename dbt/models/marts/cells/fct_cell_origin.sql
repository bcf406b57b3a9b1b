-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ summed_cells('pub_origins', ref('cell_change_origin')) }}
