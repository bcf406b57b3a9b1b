-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ counted_cells('pub_quality', ref('fct_person_quality')) }}
