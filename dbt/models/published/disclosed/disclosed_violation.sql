{{ disclosed_counts('pub_violations', ref('fct_cell_violation')) }}
