-- Person sets of pub_origins: host country by country of origin.
select distinct
    person.scope,
    person.person_id,
    person.record_key,
    person.partner_code,
    period.period_type,
    period.period_start,
    period.period_rank,
    person.country_code,
    coalesce(declared.value, case when person.origin_country is null then 'not_recorded' else 'other' end) as origin_country
from {{ ref('int_published_person_month') }} as person
inner join {{ ref('int_period_month') }} as period on person.month_start = period.month_start
left join {{ ref('origin_country') }} as declared on person.origin_country = declared.value
