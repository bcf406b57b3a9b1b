with declared_event as (
    select * from {{ source('network', 'event') }}
),
calendar as (
    select * from {{ source('network', 'calendar_month') }}
),
event as (
    select event_code, country_code, cast(date_trunc('month', event_date) as date) as event_month
    from declared_event
),
side as (
    select
        event_code,
        country_code,
        event_code || '/before' as event_window,
        'before' as window_side,
        {{ months_after('event_month', 0 - (var('event_months') | int)) }} as window_start,
        event_month as window_end,
        {{ months_after('event_month', 1 + (var('event_months') | int)) }} as period_end
    from event
    union all
    select
        event_code,
        country_code,
        event_code || '/after' as event_window,
        'after' as window_side,
        {{ months_after('event_month', 1) }} as window_start,
        {{ months_after('event_month', 1 + (var('event_months') | int)) }} as window_end,
        {{ months_after('event_month', 1 + (var('event_months') | int)) }} as period_end
    from event
),
window_months as (
    select
        side.event_code,
        side.country_code,
        side.event_window,
        side.window_side,
        side.window_side || '_event' as period_type,
        side.window_start as period_start,
        side.window_end,
        side.period_end,
        4 as period_rank,
        calendar.month_start
    from side
    inner join calendar
        on calendar.month_start >= side.window_start and calendar.month_start < side.window_end
)
select * from window_months
