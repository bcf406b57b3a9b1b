{{ disclosed_counts('pub_origins', ref('fct_cell_origin')) }}
