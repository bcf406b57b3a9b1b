-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ protected_counts('pub_origins', ref('fct_cell_origin')) }}
