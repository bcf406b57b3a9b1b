-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ disclosed_counts('pub_flow_matrix', ref('fct_cell_flow')) }}
