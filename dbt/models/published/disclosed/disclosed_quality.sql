-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ disclosed_counts('pub_quality', ref('fct_cell_quality')) }}
