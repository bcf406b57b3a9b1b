-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ disclosed_counts('pub_flow_gaps', ref('fct_cell_flow_gap')) }}
