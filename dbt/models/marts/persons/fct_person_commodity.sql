-- Person sets of pub_commodities: people to whom something was given out, by where they work. How much stands in no set of persons:
-- totals are made of protected persons and of means of whole strata (fct_stratum_mean).
with given as (
    select * from {{ ref('int_person_given') }}
),
period as (
    select * from {{ ref('int_due_month') }} where is_counted = 1
),
persons_given as (
    select
        given.scope,
        given.person_id,
        given.record_key,
        given.partner_code,
        period.period_type,
        period.period_start,
        period.period_rank,
        given.country_code,
        given.setting_group,
        given.commodity
    from given
    inner join period on given.month_start = period.month_start
    where period.period_type in ('half_year', 'year')
    group by
        given.scope, given.person_id, given.record_key, given.partner_code,
        period.period_type, period.period_start, period.period_rank,
        given.country_code, given.setting_group, given.commodity
)
select * from persons_given
