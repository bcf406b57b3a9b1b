-- Person sets of pub_reach: one row per person, period, place, setting group, attributes and partner.
select distinct
    person.scope,
    person.person_id,
    person.record_key,
    person.partner_code,
    period.period_type,
    period.period_start,
    period.period_rank,
    person.country_code,
    person.region_code,
    person.city_code,
    person.setting_group,
    person.gender,
    person.age_band,
    person.origin_code
from {{ ref('int_published_person_month') }} as person
inner join {{ ref('int_period_month') }} as period on person.month_start = period.month_start
