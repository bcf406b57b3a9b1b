-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ disclosed_counts('pub_reach', ref('fct_cell_reach')) }}
