-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ protected_counts('pub_corridors', ref('fct_cell_corridor')) }}
