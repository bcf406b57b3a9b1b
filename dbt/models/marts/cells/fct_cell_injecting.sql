-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ summed_cells('pub_injecting', ref('cell_change_injecting')) }}
