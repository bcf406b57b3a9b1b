-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ protected_counts('pub_population_estimates', ref('fct_cell_capture')) }}
