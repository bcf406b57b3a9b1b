{{ summed_cells('pub_setting_transitions', ref('cell_change_transition')) }}
