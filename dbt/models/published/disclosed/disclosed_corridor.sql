{{ disclosed_counts('pub_corridors', ref('fct_cell_corridor')) }}
