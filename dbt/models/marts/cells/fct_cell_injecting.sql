-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ counted_cells('pub_injecting', ref('fct_person_injecting')) }}
