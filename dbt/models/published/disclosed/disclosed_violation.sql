-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ disclosed_counts('pub_violations', ref('fct_cell_violation')) }}
