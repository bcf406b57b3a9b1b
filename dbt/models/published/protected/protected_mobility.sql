-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ protected_counts('pub_mobility', ref('fct_cell_mobility')) }}
