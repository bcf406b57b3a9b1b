-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ protected_counts('pub_commodities', ref('fct_cell_commodity')) }}
