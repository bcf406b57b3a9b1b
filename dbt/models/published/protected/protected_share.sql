-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ protected_counts('pub_setting_share', ref('fct_cell_share')) }}
