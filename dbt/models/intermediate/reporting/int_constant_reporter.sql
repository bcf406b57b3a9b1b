with coverage as {{ inlined() }} (
    select * from {{ ref('int_partner_coverage') }}
),
period as {{ inlined() }} (
    select * from {{ ref('int_period_month') }}
),
country_month as (
    select country_code, month_start, max(is_whole_month) as is_whole_month
    from coverage
    group by country_code, month_start
),
partner as (
    select partner_code, country_code
    from coverage
    group by partner_code, country_code
),
there as (
    {% for years_before in [0, 1] -%}
    select period.period_type, period.period_start, month.country_code, {{ years_before }} as years_before
    from period
    inner join country_month as month on month.month_start = {{ months_after('period.month_start', -12 * years_before) }}
    {%- if years_before %} and month.is_whole_month = 1{% endif %}
    group by period.period_type, period.period_start, month.country_code
    {{ "union all" if not loop.last }}
    {% endfor %}
),
-- Every month of the period is asked, and of the one a year before, if the country was there in any: a part of a period is not it.
asked as (
    select
        period.period_type,
        period.period_start,
        there.country_code,
        case there.years_before when 1 then {{ months_after('period.month_start', -12) }} else period.month_start end as month_start
    from period
    inner join there on period.period_type = there.period_type and period.period_start = there.period_start
),
answered as (
    select
        partner.partner_code,
        asked.period_type,
        asked.period_start,
        min(coalesce(coverage.is_received * coverage.is_whole_month, 0)) as has_every_report,
        max(coverage.first_counted_from) as counted_from
    from asked
    inner join partner on asked.country_code = partner.country_code
    left join coverage
        on partner.partner_code = coverage.partner_code and asked.month_start = coverage.month_start
    group by partner.partner_code, asked.period_type, asked.period_start
),
reporters as (
    select partner_code, period_type, period_start, counted_from
    from answered
    where has_every_report = 1
)
select * from reporters
