-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ protected_counts('pub_reach', ref('fct_cell_reach')) }}
