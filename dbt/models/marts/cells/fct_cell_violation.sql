-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ counted_cells('pub_violations', ref('fct_person_violation')) }}
