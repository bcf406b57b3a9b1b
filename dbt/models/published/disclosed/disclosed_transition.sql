{{ disclosed_counts('pub_setting_transitions', ref('fct_cell_transition')) }}
