-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ summed_cells('pub_population_estimates', ref('cell_change_capture')) }}
