-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ counted_cells('pub_referrals', ref('fct_person_referral')) }}
