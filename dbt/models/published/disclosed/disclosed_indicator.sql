{{ disclosed_counts('pub_coverage', ref('fct_cell_indicator')) }}
