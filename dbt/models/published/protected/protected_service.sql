-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ protected_counts('pub_services', ref('fct_cell_service')) }}
