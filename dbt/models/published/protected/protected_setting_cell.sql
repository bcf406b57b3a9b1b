-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ protected_counts('pub_setting_decomposition', ref('fct_cell_setting_cell')) }}
