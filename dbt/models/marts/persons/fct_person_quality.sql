-- Person sets of pub_quality, by country and half-year: `by_match_key`, who was recognised by a match key and not by the full
-- code alone; `loosely_others`, who would count together with somebody else, also met there and then, if permissive links were believed.
-- Their number is that of the strict persons less that of the permissive ones. `unsealed_met_once`, whose code is not sealed and who was
-- met on one day only: whom a slip of the pen made two persons is mostly among them, and no match key can tell. And
-- `setting_not_recorded`, of whom no contact there and then says where she works: what is not recorded never beats what is.
with linked as {{ inlined() }} (
    select * from {{ ref('int_linked_token') }} where token = person_id
),
month as {{ inlined() }} (
    select * from {{ ref('int_published_person_month') }}
),
period as {{ inlined() }} (
    select * from {{ ref('int_due_month') }} where is_counted = 1
),
contact_person as (
    select * from {{ ref('int_contact_person') }}
),
joined_permissively as (
    select scope, permissive_person_id
    from linked
    group by scope, permissive_person_id
    having count(*) > 1
),
doubtful as (
    select linked.scope, linked.person_id, linked.permissive_person_id, linked.link_class
    from linked
    left join joined_permissively
        on linked.permissive_person_id = joined_permissively.permissive_person_id and linked.scope = joined_permissively.scope
    where linked.link_class = 'match_key' or joined_permissively.permissive_person_id is not null
),
met as (
    select
        month.scope, month.person_id, month.record_key, month.partner_code, month.country_code,
        period.period_type, period.period_start, period.period_rank,
        doubtful.permissive_person_id, doubtful.link_class
    from month
    inner join doubtful on month.person_id = doubtful.person_id and month.scope = doubtful.scope
    inner join period on month.month_start = period.month_start
    where period.period_type = 'half_year'
    group by
        month.scope, month.person_id, month.record_key, month.partner_code, month.country_code,
        period.period_type, period.period_start, period.period_rank,
        doubtful.permissive_person_id, doubtful.link_class
),
first_met as (
    select scope, permissive_person_id, country_code, period_start, min(person_id) as person_id
    from met
    group by scope, permissive_person_id, country_code, period_start
),
unsealed as (
    select scope, person_id
    from contact_person
    where token_kind = 'unsealed'
    group by scope, person_id
),
unsealed_day as (
    select
        month.scope, month.person_id, month.record_key, month.partner_code, month.country_code,
        period.period_type, period.period_start, period.period_rank,
        min(min(month.first_date)) over who as first_date,
        max(max(month.last_date)) over who as last_date
    from month
    inner join unsealed on month.person_id = unsealed.person_id and month.scope = unsealed.scope
    inner join period on month.month_start = period.month_start
    where period.period_type = 'half_year'
    group by
        month.scope, month.person_id, month.record_key, month.partner_code, month.country_code,
        period.period_type, period.period_start, period.period_rank
    window who as (partition by month.scope, month.person_id, month.country_code, period.period_start)
),
nowhere_said as (
    select month.scope, month.person_id, month.country_code, period.period_start
    from month
    inner join period on month.month_start = period.month_start
    where period.period_type = 'half_year'
    group by month.scope, month.person_id, month.country_code, period.period_start
    having max({{ setting_bit('month.setting_group') }}) = 0
),
without_setting as (
    select
        month.scope, month.person_id, month.record_key, month.partner_code, month.country_code,
        period.period_type, period.period_start, period.period_rank
    from month
    inner join period on month.month_start = period.month_start
    inner join nowhere_said
        on month.person_id = nowhere_said.person_id
        and month.scope = nowhere_said.scope
        and month.country_code = nowhere_said.country_code
        and period.period_start = nowhere_said.period_start
    where period.period_type = 'half_year'
    group by
        month.scope, month.person_id, month.record_key, month.partner_code, month.country_code,
        period.period_type, period.period_start, period.period_rank
),
labelled as (
    select
        scope, person_id, record_key, partner_code, period_type, period_start, period_rank, country_code,
        'by_match_key' as link_measure
    from met
    where link_class = 'match_key'
    union all
    select
        met.scope, met.person_id, met.record_key, met.partner_code, met.period_type, met.period_start, met.period_rank,
        met.country_code, 'loosely_others' as link_measure
    from met
    inner join first_met
        on met.permissive_person_id = first_met.permissive_person_id
        and met.scope = first_met.scope
        and met.country_code = first_met.country_code
        and met.period_start = first_met.period_start
    where met.person_id <> first_met.person_id
    union all
    select
        scope, person_id, record_key, partner_code, period_type, period_start, period_rank, country_code,
        'unsealed_met_once' as link_measure
    from unsealed_day
    where first_date = last_date
    union all
    select
        scope, person_id, record_key, partner_code, period_type, period_start, period_rank, country_code,
        'setting_not_recorded' as link_measure
    from without_setting
),
measured_persons as (
    select
        scope, person_id, record_key, partner_code, period_type, period_start, period_rank, country_code, link_measure
    from labelled
)
select * from measured_persons
