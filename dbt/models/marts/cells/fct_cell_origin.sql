{{ summed_cells('pub_origins', ref('cell_change_origin')) }}
