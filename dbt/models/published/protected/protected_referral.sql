-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ protected_counts('pub_referrals', ref('fct_cell_referral')) }}
