{{ counted_cells('pub_referrals', ref('fct_person_referral')) }}
