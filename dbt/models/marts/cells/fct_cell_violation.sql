-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ summed_cells('pub_violations', ref('cell_change_violation')) }}
