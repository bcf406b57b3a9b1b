-- What became of referrals in the newest half-year of which a number is shown: by their kind, and by the country that they lead to. One
-- row has how many people were referred, and of how many a referral was completed. Where no number ever is shown, the newest closed
-- half-year says so.
with pub_referrals as (
    select * from published.pub_referrals
),
dated as (
    select *
    from pub_referrals
    where period_type = 'half_year' and lag_tier = 'all'
    qualify period_start = coalesce(
        max(period_start) filter (where status = 'shown') over (), max(period_start) filter (where status <> 'open') over ()
    )
),
newest as (
    select
        period_type, period_start, country_code,
        case when referral_to <> 'all' then 'to_' || referral_to else referral_kind end as referral_group,
        max(case when referral_step = 'made' then persons end) as persons,
        max(case when referral_step = 'made' then status end) as status,
        max(case when referral_step = 'completed' then share end) as completed_share,
        max(case when referral_step = 'completed' then share_low end) as completed_low,
        max(case when referral_step = 'completed' then share_high end) as completed_high
    from dated
    group by period_type, period_start, country_code, referral_kind, referral_to
)
select * from newest
