-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ summed_cells('pub_commodities', ref('cell_change_commodity')) }}
