-- Expected and received partner-months by period and city: the base of every reporting completeness.
with expected as (
    select partner.partner_code, partner.country_code, partner.safe_to_show, calendar.month_start
    from {{ ref('stg_partner') }} as partner
    inner join {{ ref('calendar_month') }} as calendar
        on calendar.month_start >= partner.active_from
        and calendar.month_start <= coalesce(partner.active_to, {{ as_of() }})
        and {{ months_after('calendar.month_start', 1) }} <= {{ as_of() }}
)
select
    expected.*,
    case when delivery.partner_code is null then 0 else 1 end as is_received,
    delivery.first_source_at
from expected
left join {{ ref('stg_delivery') }} as delivery
    on expected.partner_code = delivery.partner_code and expected.month_start = delivery.month_start
