-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ summed_cells('pub_flow_gaps', ref('cell_change_flow_gap')) }}
