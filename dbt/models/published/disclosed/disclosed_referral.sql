{{ disclosed_counts('pub_referrals', ref('fct_cell_referral')) }}
