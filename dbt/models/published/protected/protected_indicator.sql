-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ protected_counts('pub_coverage', ref('fct_cell_indicator')) }}
