{{ disclosed_counts('pub_mobility', ref('fct_cell_mobility')) }}
