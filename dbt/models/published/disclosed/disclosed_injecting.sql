{{ disclosed_counts('pub_injecting', ref('fct_cell_injecting')) }}
