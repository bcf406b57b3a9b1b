with partner as (
    select * from {{ source('raw', 'partner') }}
),
earlier as (
    select * from {{ source('raw', 'earlier_reporting') }}
),
calendar as (
    select * from {{ source('network', 'calendar_month') }}
),
delivery as (
    select * from {{ ref('stg_delivery') }}
),
expected as (
    select
        partner.partner_code,
        partner.country_code,
        partner.safe_to_show,
        coalesce(earlier.grace_days, partner.grace_days) as grace_days,
        partner.stopped_on,
        calendar.month_start,
        {{ reporting_period_end('coalesce(earlier.cadence, partner.cadence)', 'calendar.month_start') }} as period_end,
        {{ is_whole_month_of('calendar.month_start', 'partner') }} as is_whole_month
    from partner
    inner join calendar
        on {{ is_month_of('calendar.month_start', 'partner') }}
        and {{ months_after('calendar.month_start', 1) }} <= {{ as_of() }}
    -- What a month was asked for stays, whatever the partner is asked for since.
    left join earlier
        on partner.partner_code = earlier.partner_code
        and calendar.month_start >= earlier.valid_from
        and calendar.month_start <= earlier.valid_to
),
received as (
    select
        expected.*,
        case when delivery.partner_code is null then 0 else 1 end as is_received,
        -- Of a partner that was stopped nothing is fetched: it owes no report whose span was not over then. One that ended by its
        -- declaration still sends its last report.
        case
            when delivery.partner_code is not null or expected.stopped_on is null then 1
            when expected.period_end <= {{ days_after('expected.stopped_on', 1) }} then 1
            else 0
        end as is_owed,
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
        is_owed,
        case when is_received = 1 or (is_owed = 1 and period_end <= {{ as_of() }}) then 1 else 0 end as is_expected,
        {{ freshness('is_received', 'period_end', 'due_on') }} as freshness,
        is_whole_month
    from received
)
select * from partner_months
