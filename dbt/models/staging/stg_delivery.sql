with calendar as (
    select * from {{ source('network', 'calendar_month') }}
),
partner as (
    select * from {{ source('raw', 'partner') }}
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
-- The days on which the partner worked: its report of a month covers these.
partner_day as (
    select
        partner.partner_code,
        month_day.month_start,
        month_day.calendar_date,
        greatest(month_day.month_start, partner.active_from) as first_date,
        least(month_day.next_month, coalesce({{ days_after('partner.active_to', 1) }}, month_day.next_month)) as next_date
    from partner
    inner join month_day
        on month_day.calendar_date < month_day.next_month
        and month_day.calendar_date >= partner.active_from
        and month_day.calendar_date <= coalesce(partner.active_to, month_day.calendar_date)
),
covered as (
    select
        partner_day.partner_code,
        partner_day.month_start,
        partner_day.first_date,
        partner_day.next_date,
        partner_day.calendar_date,
        min(delivery.source_at) as first_source_at,
        -- Where this day was not noted yet, that of the file stands for it.
        min(coalesce(delivery.counted_from, cast(delivery.source_at as date))) as first_counted_from
    from delivery
    inner join partner_day
        on delivery.partner_code = partner_day.partner_code
        and partner_day.calendar_date >= delivery.span_start
        and partner_day.calendar_date <= delivery.span_end
    where delivery.status = 'accepted'
    group by
        partner_day.partner_code, partner_day.month_start, partner_day.first_date, partner_day.next_date, partner_day.calendar_date
),
whole as (
    select
        partner_code,
        month_start,
        max(first_source_at) as first_source_at,
        max(first_counted_from) as first_counted_from
    from covered
    group by partner_code, month_start, first_date, next_date
    having {{ days_after('first_date', 'count(*)') }} = next_date
)
select * from whole
