{{ disclosed_counts('pub_flow_matrix', ref('fct_cell_flow')) }}
