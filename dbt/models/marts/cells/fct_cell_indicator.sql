{{ summed_cells('pub_coverage', ref('cell_change_indicator')) }}
