-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ counted_cells('pub_said_flows', ref('fct_person_said_flow')) }}
