-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ summed_cells('pub_coverage', ref('cell_change_indicator')) }}
