-- Periods of which persons are counted: those that are due, and the closed ones that share a month with them. What closes is compared
-- with what has closed of the same months.
with due as {{ inlined() }} (
    select * from {{ ref('due') }}
),
closed_cell as (
    select * from {{ ref('stg_closed_cell') }}
),
calendar_month as (
    select period_type, period_start, month_start from {{ ref('int_period_month') }}
),
event_month as (
    select period_type, period_start, month_start from {{ ref('int_event_month') }}
),
period_month as (
    select period_type, period_start, month_start from calendar_month
    union
    select period_type, period_start, month_start from event_month
),
due_month as (
    select distinct period_month.month_start
    from period_month
    inner join due on period_month.period_type = due.period_type and period_month.period_start = due.period_start
),
closed as (
    select distinct closed_cell.period_type, closed_cell.period_start
    from closed_cell
    inner join period_month
        on closed_cell.period_type = period_month.period_type and closed_cell.period_start = period_month.period_start
    inner join due_month on period_month.month_start = due_month.month_start
),
counted as (
    select period_type, period_start from due
    union
    select period_type, period_start from closed
),
due_periods as (
    select period_type, period_start, {{ period_no('period_type', 'period_start') }} as period_no from counted
)
select * from due_periods
