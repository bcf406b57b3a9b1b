-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ protected_counts('pub_flow_gaps', ref('fct_cell_flow_gap')) }}
