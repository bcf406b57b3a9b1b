-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ protected_counts('pub_flow_totals', ref('fct_cell_flow_end')) }}
