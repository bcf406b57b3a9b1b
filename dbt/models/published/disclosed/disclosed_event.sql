-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ disclosed_counts('pub_event_windows', ref('fct_cell_event'), calendar=ref('dim_event_month')) }}
