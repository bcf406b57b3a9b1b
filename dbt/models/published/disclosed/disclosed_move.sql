-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ disclosed_counts('pub_moves', ref('fct_cell_move')) }}
