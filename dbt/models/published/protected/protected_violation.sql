-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ protected_counts('pub_violations', ref('fct_cell_violation')) }}
