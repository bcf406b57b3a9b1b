-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ summed_cells('pub_said_flows', ref('cell_change_said_flow')) }}
