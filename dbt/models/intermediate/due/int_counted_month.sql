-- Months in which somebody who is counted can have been met.
with due_month as (
    select * from {{ ref('int_due_month') }}
),
due as (
    select * from {{ ref('int_due') }}
),
event_month as (
    select * from {{ ref('int_event_month') }}
),
counted_months as (
    select month_start from due_month
    union
    select event_month.month_start
    from event_month
    inner join due on event_month.period_type = due.period_type and event_month.period_start = due.period_start
)
select * from counted_months
