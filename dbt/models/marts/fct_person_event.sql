-- Person sets of pub_event_windows: who was met in a window by partners that reported in every month of both. `window_measure` and
-- `window_violation` are two dimensions, since their thresholds differ.
with month as (
    select * from {{ ref('int_event_month') }}
),
partner as (
    select * from {{ ref('dim_event_partner') }}
),
person as (
    select * from {{ ref('int_published_person_month') }}
),
contact as (
    select * from {{ ref('int_published_contact') }}
),
windowed as (
    select month.*, partner.partner_code
    from month
    inner join partner on month.event_code = partner.event_code
),
reached as (
    select
        person.scope, person.person_id, person.record_key, person.partner_code, person.country_code, person.setting_group,
        windowed.period_type, windowed.period_start, windowed.period_rank, windowed.event_window
    from person
    inner join windowed
        on person.country_code = windowed.country_code
        and person.partner_code = windowed.partner_code
        and person.month_start = windowed.month_start
),
measured as (
    select *, 'reached' as window_measure, 'none' as window_violation from reached
    union all
    select *, 'recorded' as window_measure, 'none' as window_violation from reached where setting_group <> 'not_recorded'
    union all
    select *, 'indoor' as window_measure, 'none' as window_violation from reached where setting_group = 'indoor'
    union all
    select
        contact.scope, contact.person_id, contact.record_key, contact.partner_code, contact.country as country_code,
        'not_recorded' as setting_group,
        windowed.period_type, windowed.period_start, windowed.period_rank, windowed.event_window,
        'none' as window_measure, 'reported' as window_violation
    from contact
    inner join windowed
        on contact.country = windowed.country_code
        and contact.partner_code = windowed.partner_code
        and contact.month_start = windowed.month_start
    where contact.violation_kind is not null or contact.perpetrator_group is not null
),
persons_in_windows as (
    select
        scope, person_id, record_key, partner_code, period_type, period_start, period_rank,
        country_code, event_window, window_measure, window_violation
    from measured
    group by
        scope, person_id, record_key, partner_code, period_type, period_start, period_rank,
        country_code, event_window, window_measure, window_violation
)
select * from persons_in_windows
