{{ summed_cells('pub_moves', ref('cell_change_move')) }}
