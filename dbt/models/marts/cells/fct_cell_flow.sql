-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ summed_cells('pub_flow_matrix', ref('cell_change_flow')) }}
