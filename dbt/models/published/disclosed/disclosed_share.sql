-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ disclosed_counts('pub_setting_share', ref('fct_cell_share')) }}
