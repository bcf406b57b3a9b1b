-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ protected_counts('pub_injecting', ref('fct_cell_injecting'), within=ref('protected_reach')) }}
