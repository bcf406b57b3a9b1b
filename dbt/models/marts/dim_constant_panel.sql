with reporter as (
    select * from {{ ref('int_constant_reporter') }}
),
period as (
    select * from {{ ref('int_period_month') }}
),
place as (
    select * from {{ source('network', 'place') }}
),
work as (
    select * from {{ source('raw', 'partner_city') }}
),
partner as (
    select * from {{ source('raw', 'partner') }}
),
in_region as (
    select
        place.region_code as place_code, place.country_code, reporter.period_type, reporter.period_start, reporter.partner_code,
        max(reporter.counted_from) as counted_from
    from place
    inner join work on place.city_code = work.city_code
    inner join partner on work.partner_code = partner.partner_code
    inner join reporter on work.partner_code = reporter.partner_code
    inner join period
        on reporter.period_type = period.period_type
        and reporter.period_start = period.period_start
        and {{ is_month_of('period.month_start', 'work') }}
    where place.level = 'city' and partner.safe_to_show
    group by place.region_code, place.country_code, reporter.period_type, reporter.period_start, reporter.partner_code
),
panels as (
    select place_code, period_type, period_start, partner_code, counted_from from in_region
    union all
    select country_code, period_type, period_start, partner_code, max(counted_from) as counted_from
    from in_region
    group by country_code, period_type, period_start, partner_code
)
select * from panels
