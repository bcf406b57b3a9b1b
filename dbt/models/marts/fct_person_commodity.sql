-- Person sets of pub_commodities: people to whom something was given out, by where they work. How much stands in no set of persons:
-- totals are made of protected persons and of means of whole strata (fct_stratum_mean).
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
from {{ ref('int_person_given') }} as given
inner join {{ ref('int_period_month') }} as period on given.month_start = period.month_start
where period.period_type in ('half_year', 'year')
group by
    given.scope, given.person_id, given.record_key, given.partner_code,
    period.period_type, period.period_start, period.period_rank,
    given.country_code, given.setting_group, given.commodity
