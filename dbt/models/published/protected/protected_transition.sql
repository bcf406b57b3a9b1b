-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ protected_counts('pub_setting_transitions', ref('fct_cell_transition')) }}
