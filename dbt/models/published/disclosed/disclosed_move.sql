{{ disclosed_counts('pub_moves', ref('fct_cell_move')) }}
