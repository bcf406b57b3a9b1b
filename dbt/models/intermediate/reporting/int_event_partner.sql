-- Partners of the event's country, safe to show, that reported in every month of both windows. A gap takes a partner out. Not about
-- persons.
with event as {{ inlined() }} (
    select * from {{ ref('int_event_month') }}
),
coverage as (
    select * from {{ ref('int_partner_coverage') }}
),
window_months as (
    select event_code, count(*) as months from event group by event_code
),
event_partners as (
    select event.event_code, coverage.partner_code
    from event
    inner join window_months on event.event_code = window_months.event_code
    inner join coverage
        on event.country_code = coverage.country_code and event.month_start = coverage.month_start
    where coverage.safe_to_show and coverage.is_received = 1
    group by event.event_code, coverage.partner_code, window_months.months
    having count(*) = window_months.months
)
select * from event_partners
