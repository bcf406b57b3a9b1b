-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ counted_cells('pub_population_estimates', ref('fct_person_capture'), codes=capture_codes(), coded=['capture']) }}
