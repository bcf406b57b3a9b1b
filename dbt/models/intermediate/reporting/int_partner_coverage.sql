with partner as (
    select * from {{ ref('stg_partner') }}
),
calendar as (
    select * from {{ ref('calendar_month') }}
),
delivery as (
    select * from {{ ref('stg_delivery') }}
),
expected as (
    select
        partner.partner_code,
        partner.country_code,
        partner.safe_to_show,
        partner.grace_days,
        partner.active_to,
        calendar.month_start,
        {{ reporting_period_end('partner.cadence', 'calendar.month_start') }} as period_end
    from partner
    inner join calendar
        on calendar.month_start >= partner.active_from
        and calendar.month_start <= coalesce(partner.active_to, {{ as_of() }})
        and {{ months_after('calendar.month_start', 1) }} <= {{ as_of() }}
),
received as (
    select
        expected.*,
        case when delivery.partner_code is null then 0 else 1 end as is_received,
        delivery.first_source_at,
        delivery.first_counted_from,
        {{ due_on('expected.period_end', 'expected.grace_days') }} as due_on
    from expected
    left join delivery
        on expected.partner_code = delivery.partner_code and expected.month_start = delivery.month_start
),
partner_months as (
    select
        partner_code,
        country_code,
        safe_to_show,
        month_start,
        is_received,
        first_source_at,
        first_counted_from,
        due_on,
        case when is_received = 1 or period_end <= {{ as_of() }} then 1 else 0 end as is_expected,
        {{ freshness('is_received', 'period_end', 'due_on') }} as freshness
    from received
    -- Of a partner that has stopped no report is due whose span was not over then: it can send none.
    where is_received = 1 or active_to is null or period_end <= {{ days_after('active_to', 1) }}
)
select * from partner_months
