-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ disclosed_counts('pub_coverage', ref('fct_cell_indicator')) }}
