-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ disclosed_counts('pub_referrals', ref('fct_cell_referral')) }}
