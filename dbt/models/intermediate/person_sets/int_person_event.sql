-- All partners count here. Which of them reported in every month of both windows is asked of sets: a late file changes it.
with event_month as (
    select * from {{ ref('int_event_month') }}
),
due as (
    select * from {{ ref('int_due') }}
),
partner as (
    select * from {{ ref('int_partner_number') }}
),
person as (
    select * from {{ ref('int_published_person_month') }}
),
contact as (
    select * from {{ ref('int_published_contact') }}
),
window_month as (
    select
        partner.partner_code,
        event_month.country_code,
        event_month.month_start,
        {{ period_no('event_month.period_type', 'event_month.period_start') }} as period_no,
        {{ window_partner_id('partner', 'event_month') }} as window_partner_id
    from event_month
    inner join partner on event_month.country_code = partner.country_code
    where event_month.period_start in (select due.period_start from due where due.period_type = event_month.period_type)
),
answered as (
    select
        scope, person_id, record_key, partner_code, country_code, month_start,
        case setting_group
            when 'indoor' then {{ event_bits()['reached'] + event_bits()['recorded'] + event_bits()['indoor'] }}
            when 'not_recorded' then {{ event_bits()['reached'] }}
            else {{ event_bits()['reached'] + event_bits()['recorded'] }}
        end as answer_bits
    from person
    union all
    select
        scope, person_id, record_key, partner_code, country as country_code, month_start,
        {{ event_bits()['reported'] }} as answer_bits
    from contact
    where violation_kind is not null or perpetrator_group is not null
),
met as (
    select
        answered.scope,
        answered.person_id,
        window_month.period_no,
        min(answered.record_key) as record_key,
        window_month.window_partner_id + bit_or(answered.answer_bits) as combination_id
    from answered
    inner join window_month
        on answered.partner_code = window_month.partner_code
        and answered.country_code = window_month.country_code
        and answered.month_start = window_month.month_start
    group by answered.scope, answered.person_id, window_month.period_no, window_month.window_partner_id
),
person_events as (
    select
        scope,
        person_id,
        min(record_key) as record_key,
        period_no,
        -- Numbers of one window are near each other: those of two partners could be exchanged without another sum.
        {{ set_id(combination_id(['combination_id'])) }} as set_id,
        {{ set_of('combination_id') }} as combinations
    from met
    group by scope, person_id, period_no
)
select * from person_events
