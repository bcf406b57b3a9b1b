-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ protected_counts('pub_quality', ref('fct_cell_quality')) }}
