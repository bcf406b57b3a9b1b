-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ counted_cells('pub_flow_totals', ref('fct_person_flow_end')) }}
