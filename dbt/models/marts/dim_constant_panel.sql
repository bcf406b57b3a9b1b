with reporter as (
    select * from {{ ref('int_constant_reporter') }}
),
period as (
    select * from {{ ref('int_period_month') }}
),
place as (
    select * from {{ ref('place') }}
),
work as (
    select * from {{ ref('dim_partner_city') }}
),
partner as (
    select * from {{ ref('dim_partner') }}
),
partner_city as (
    select place.country_code, place.region_code, work.partner_code, work.active_from, work.active_to
    from place
    inner join work on place.city_code = work.city_code
    inner join partner on work.partner_code = partner.partner_code
    where place.level = 'city' and partner.safe_to_show
),
panels as (
    {% for column in ['region_code', 'country_code'] -%}
    select
        work.{{ column }} as place_code, reporter.period_type, reporter.period_start, work.partner_code,
        max(reporter.counted_from) as counted_from
    from partner_city as work
    inner join reporter on work.partner_code = reporter.partner_code
    inner join period
        on reporter.period_type = period.period_type
        and reporter.period_start = period.period_start
        and {{ is_month_of('period.month_start', 'work') }}
    group by work.{{ column }}, reporter.period_type, reporter.period_start, work.partner_code
    {{ "union all" if not loop.last }}
    {% endfor %}
)
select * from panels
