-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ disclosed_counts('pub_services', ref('fct_cell_service')) }}
