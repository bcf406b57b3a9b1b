with coverage as {{ inlined() }} (
    select * from {{ ref('int_partner_coverage') }}
),
period as (
    select * from {{ ref('int_period_month') }}
),
country_month as (
    select country_code, month_start
    from coverage
    group by country_code, month_start
),
partner as (
    select partner_code, country_code
    from coverage
    group by partner_code, country_code
),
asked as (
    select period.period_type, period.period_start, month.country_code, month.month_start
    from period
    inner join country_month as month
        on month.month_start in (period.month_start, {{ months_after('period.month_start', -12) }})
),
answered as (
    select
        partner.partner_code,
        asked.period_type,
        asked.period_start,
        min(coalesce(coverage.is_received, 0)) as has_every_report
    from asked
    inner join partner on asked.country_code = partner.country_code
    left join coverage
        on partner.partner_code = coverage.partner_code and asked.month_start = coverage.month_start
    group by partner.partner_code, asked.period_type, asked.period_start
),
reporters as (
    select partner_code, period_type, period_start
    from answered
    where has_every_report = 1
)
select * from reporters
