-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ summed_cells('pub_flow_totals', ref('cell_change_flow_end')) }}
