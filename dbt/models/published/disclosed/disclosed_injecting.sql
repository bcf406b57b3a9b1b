-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ disclosed_counts('pub_injecting', ref('fct_cell_injecting'), within=ref('disclosed_reach')) }}
