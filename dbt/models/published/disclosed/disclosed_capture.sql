{{ disclosed_counts('pub_population_estimates', ref('fct_cell_capture')) }}
