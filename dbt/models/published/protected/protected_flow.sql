-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ protected_counts('pub_flow_matrix', ref('fct_cell_flow')) }}
