-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ counted_cells('pub_commodities', ref('fct_person_commodity')) }}
