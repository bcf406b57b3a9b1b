-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ protected_counts('pub_moves', ref('fct_cell_move')) }}
