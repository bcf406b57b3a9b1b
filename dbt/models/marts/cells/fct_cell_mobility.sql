-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ counted_cells('pub_mobility', ref('fct_person_mobility')) }}
