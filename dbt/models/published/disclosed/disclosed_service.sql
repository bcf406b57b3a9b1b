{{ disclosed_counts('pub_services', ref('fct_cell_service')) }}
