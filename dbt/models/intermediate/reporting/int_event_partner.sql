-- Partners of the event's country, safe to show, that reported in every month of both windows. A gap takes a partner out, and
-- so does a month of which it worked a part, or before the calendar of the network begins. Not about persons.
with event as (
    select * from {{ ref('int_event_month') }}
),
coverage as (
    select * from {{ ref('int_partner_coverage') }}
),
event_partners as (
    select event.event_code, coverage.partner_code, max(coverage.first_counted_from) as counted_from
    from event
    inner join coverage
        on event.country_code = coverage.country_code and event.month_start = coverage.month_start
    where coverage.safe_to_show and coverage.is_received = 1 and coverage.is_whole_month = 1
    group by event.event_code, coverage.partner_code
    having count(*) = {{ 2 * (var('event_months') | int) }}
)
select * from event_partners
