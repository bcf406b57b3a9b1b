-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ counted_cells('pub_setting_decomposition', ref('fct_person_setting_side')) }}
