-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ summed_cells('pub_reach', ref('cell_change_reach')) }}
