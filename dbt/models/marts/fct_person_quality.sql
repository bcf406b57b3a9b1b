-- Person sets of pub_quality, by country and half-year: `by_match_key`, who was recognised by a match key and not by the full
-- code alone; `loosely_others`, who would count together with somebody else, also met there and then, if loose links were believed.
-- Their number is that of the strict persons less that of the loose ones.
with joined_loosely as (
    select scope, loose_person_id
    from {{ ref('int_person_loose') }}
    group by scope, loose_person_id
    having count(*) > 1
),
doubtful as (
    select person.scope, person.person_id, person.loose_person_id, person.link_class
    from {{ ref('int_person_loose') }} as person
    left join joined_loosely
        on person.scope = joined_loosely.scope and person.loose_person_id = joined_loosely.loose_person_id
    where person.link_class = 'match_key' or joined_loosely.loose_person_id is not null
),
met as (
    select
        month.scope, month.person_id, month.record_key, month.partner_code, month.country_code,
        period.period_type, period.period_start, period.period_rank,
        doubtful.loose_person_id, doubtful.link_class
    from {{ ref('int_published_person_month') }} as month
    inner join doubtful on month.scope = doubtful.scope and month.person_id = doubtful.person_id
    inner join {{ ref('int_period_month') }} as period on month.month_start = period.month_start
    where period.period_type = 'half_year'
    group by
        month.scope, month.person_id, month.record_key, month.partner_code, month.country_code,
        period.period_type, period.period_start, period.period_rank,
        doubtful.loose_person_id, doubtful.link_class
),
first_met as (
    select scope, loose_person_id, country_code, period_start, min(person_id) as person_id
    from met
    group by scope, loose_person_id, country_code, period_start
),
labelled as (
    select met.*, 'by_match_key' as link_measure from met where met.link_class = 'match_key'
    union all
    select met.*, 'loosely_others' as link_measure
    from met
    inner join first_met
        on met.scope = first_met.scope
        and met.loose_person_id = first_met.loose_person_id
        and met.country_code = first_met.country_code
        and met.period_start = first_met.period_start
    where met.person_id <> first_met.person_id
)
select
    scope, person_id, record_key, partner_code, period_type, period_start, period_rank, country_code, link_measure
from labelled
