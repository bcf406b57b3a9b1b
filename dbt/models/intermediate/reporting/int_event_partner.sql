with window_months as (
    select event_code, count(*) as months from {{ ref('int_event_month') }} group by event_code
)
select event.event_code, coverage.partner_code
from {{ ref('int_event_month') }} as event
inner join window_months on event.event_code = window_months.event_code
inner join {{ ref('int_partner_coverage') }} as coverage
    on event.country_code = coverage.country_code and event.month_start = coverage.month_start
where coverage.safe_to_show and coverage.is_received = 1
group by event.event_code, coverage.partner_code, window_months.months
having count(*) = window_months.months
