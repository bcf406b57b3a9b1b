-- Person sets of pub_referrals, by the month in which a referral was made. `referral_group` is any referral, one kind, or one
-- destination. `completed`: at least one referral of the group and period; `never_completed`: none of them. A person counts in the
-- lag tier of each completed referral. The contributing partner is the one that referred.
with person_referral as (
    select * from {{ ref('int_person_referral') }}
),
period as (
    select * from {{ ref('int_due_month') }} where is_counted = 1
),
referral as (
    select
        referral.*,
        period.period_type,
        period.period_start,
        period.period_rank
    from person_referral as referral
    inner join period on referral.month_start = period.month_start
    where period.period_type in ('half_year', 'year')
),
grouped as (
    select *, 'any' as referral_group from referral
    union all
    select *, 'kind_' || referral_kind as referral_group from referral
    union all
    select *, 'to_' || referral_to as referral_group from referral
),
person as (
    select scope, person_id, period_type, period_start, referral_group, max(is_completed) as has_completed
    from grouped
    group by scope, person_id, period_type, period_start, referral_group
),
step as (
    select grouped.*, 'made' as referral_step from grouped
    union all
    select grouped.*, 'completed' as referral_step from grouped where grouped.is_completed = 1
    union all
    select grouped.*, grouped.lag_tier as referral_step from grouped where grouped.is_completed = 1
    union all
    select grouped.*, 'never_completed' as referral_step
    from grouped
    inner join person
        on grouped.person_id = person.person_id
        and grouped.scope = person.scope
        and grouped.period_type = person.period_type
        and grouped.period_start = person.period_start
        and grouped.referral_group = person.referral_group
    where person.has_completed = 0
),
referred_persons as (
    select
        scope,
        person_id,
        record_key,
        partner_code,
        period_type,
        period_start,
        period_rank,
        country_code,
        referral_group,
        referral_step
    from step
    group by
        scope, person_id, record_key, partner_code, period_type, period_start, period_rank,
        country_code, referral_group, referral_step
)
select * from referred_persons
