-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ counted_cells('pub_event_windows', ref('fct_person_event')) }}
