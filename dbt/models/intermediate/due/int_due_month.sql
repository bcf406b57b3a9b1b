-- The calendar as persons are counted in it: months of the periods that are due, of the periods after them, since transitions look
-- ahead, and of those a year before, since a shift looks back.
with due as (
    select * from {{ ref('int_due') }}
),
period_month as {{ inlined() }} (
    select * from {{ ref('int_period_month') }}
),
due_calendar as (
    select * from period_month where period_no in (select due.period_no from due)
),
asked as (
    select period_no, 1 as is_counted, 0 as is_next, 0 as is_year_before from due_calendar
    union
    select {{ period_no('period_type', 'period_end') }} as period_no, 0 as is_counted, 1 as is_next, 0 as is_year_before
    from due_calendar
    where period_type in ('month', 'quarter', 'year')
    union
    select
        {{ period_no('period_type', months_after('period_start', -12)) }} as period_no, 0 as is_counted, 0 as is_next, 1 as is_year_before
    from due_calendar
    where period_type in ('quarter', 'half_year', 'year')
),
asked_period as (
    select period_no, max(is_counted) as is_counted, max(is_next) as is_next, max(is_year_before) as is_year_before
    from asked
    group by period_no
),
due_months as (
    select period_month.*, asked_period.is_counted, asked_period.is_next, asked_period.is_year_before
    from period_month
    inner join asked_period on period_month.period_no = asked_period.period_no
)
select * from due_months
