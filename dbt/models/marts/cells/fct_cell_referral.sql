-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ summed_cells('pub_referrals', ref('cell_change_referral')) }}
