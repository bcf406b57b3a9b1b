-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ protected_counts('pub_said_flows', ref('fct_cell_said_flow')) }}
