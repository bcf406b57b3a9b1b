-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ summed_cells('pub_services', ref('cell_change_service')) }}
