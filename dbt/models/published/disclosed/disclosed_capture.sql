-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ disclosed_counts('pub_population_estimates', ref('fct_cell_capture')) }}
