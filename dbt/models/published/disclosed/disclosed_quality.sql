{{ disclosed_counts('pub_quality', ref('fct_cell_quality')) }}
