-- Accepted deliveries with the months they cover.
select
    delivery.partner_code,
    calendar.month_start,
    min(delivery.source_at) as first_source_at
from {{ source('raw', 'delivery') }} as delivery
inner join {{ ref('calendar_month') }} as calendar
    on calendar.month_start <= delivery.span_end
    and {{ months_after('calendar.month_start', 1) }} > delivery.span_start
where delivery.status = 'accepted'
group by delivery.partner_code, calendar.month_start
