{{ disclosed_counts('pub_said_flows', ref('fct_cell_said_flow')) }}
