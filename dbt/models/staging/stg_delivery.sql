with calendar as (
    select * from {{ ref('calendar_month') }}
),
delivery as (
    select * from {{ source('raw', 'delivery') }}
),
day_number as (
    select day_number.n
    from (values {% for n in range(31) %}({{ n }}){% if not loop.last %}, {% endif %}{% endfor %}) as day_number (n)  -- noqa: LT05
),
month_day as (
    select
        calendar.month_start,
        {{ days_after('calendar.month_start', 'day_number.n') }} as calendar_date,
        {{ months_after('calendar.month_start', 1) }} as next_month
    from calendar
    cross join day_number
),
covered as (
    select
        delivery.partner_code,
        month_day.month_start,
        month_day.next_month,
        month_day.calendar_date,
        min(delivery.source_at) as first_source_at,
        -- Where this day was not noted yet, that of the file stands for it.
        min(coalesce(delivery.counted_from, cast(delivery.source_at as date))) as first_counted_from
    from delivery
    inner join month_day
        on month_day.calendar_date >= delivery.span_start
        and month_day.calendar_date <= delivery.span_end
        and month_day.calendar_date < month_day.next_month
    where delivery.status = 'accepted'
    group by delivery.partner_code, month_day.month_start, month_day.next_month, month_day.calendar_date
),
whole as (
    select
        partner_code,
        month_start,
        max(first_source_at) as first_source_at,
        max(first_counted_from) as first_counted_from
    from covered
    group by partner_code, month_start, next_month
    having {{ days_after('month_start', 'count(*)') }} = next_month
)
select * from whole
