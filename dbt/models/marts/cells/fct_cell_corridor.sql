-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ counted_cells('pub_corridors', ref('fct_person_corridor')) }}
