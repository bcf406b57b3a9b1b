{{ disclosed_counts('pub_reach', ref('fct_cell_reach')) }}
