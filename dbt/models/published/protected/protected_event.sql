-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ protected_counts('pub_event_windows', ref('fct_cell_event'), calendar=ref('int_event_month')) }}
