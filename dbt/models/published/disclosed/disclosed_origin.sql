-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ disclosed_counts('pub_origins', ref('fct_cell_origin')) }}
