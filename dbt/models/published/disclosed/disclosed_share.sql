{{ disclosed_counts('pub_setting_share', ref('fct_cell_share')) }}
