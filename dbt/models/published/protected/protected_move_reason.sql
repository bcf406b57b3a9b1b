-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ protected_counts('pub_move_reasons', ref('fct_cell_move_reason')) }}
