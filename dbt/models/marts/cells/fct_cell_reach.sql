{{ summed_cells('pub_reach', ref('cell_change_reach')) }}
