-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ disclosed_counts('pub_corridors', ref('fct_cell_corridor')) }}
