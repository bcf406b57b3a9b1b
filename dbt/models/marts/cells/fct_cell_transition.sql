-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ summed_cells('pub_setting_transitions', ref('cell_change_transition')) }}
