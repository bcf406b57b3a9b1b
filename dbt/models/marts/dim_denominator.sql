-- Denominators by place and period. served_area: the chosen estimates of the cities where a partner worked in the period, summed;
-- national_share: the chosen national estimate. The estimate of the year in which the period begins is used, or of the nearest earlier
-- year, else the earliest.
with estimate as (
    select area_code, year, low, point, high, source, is_invented
    from {{ ref('population_estimate') }}
    where is_chosen = 1
),
period_month as (
    select * from {{ ref('int_period_month') }}
),
work as (
    select * from {{ ref('dim_partner_city') }}
),
partner as (
    select * from {{ ref('dim_partner') }}
),
place as {{ inlined() }} (
    select * from {{ ref('place') }}
),
period as (
    select period_type, period_start, period_end, year(period_start) as period_year
    from period_month
    group by period_type, period_start, period_end
),
period_year as (
    select distinct period_year from period
),
nearest as (
    select
        estimate.*,
        period_year.period_year,
        row_number() over (
            partition by estimate.area_code, period_year.period_year
            order by case when estimate.year <= period_year.period_year then 0 else 1 end, abs(period_year.period_year - estimate.year)
        ) as turn
    from estimate
    cross join period_year
),
chosen as (
    select * from nearest where turn = 1
),
work_city as (
    select distinct
        period.period_type, period.period_start, period.period_year, place.country_code, place.region_code, place.city_code
    from work
    inner join partner on work.partner_code = partner.partner_code
    inner join place on work.city_code = place.city_code and place.level = 'city'
    inner join period
        on work.active_from < period.period_end and coalesce(work.active_to, period.period_start) >= period.period_start
    where partner.safe_to_show
),
area as (
    {% for region, city in [("'all'", "'all'"), ('region_code', "'all'"), ('region_code', 'city_code')] -%}
    select
        period_type, period_start, period_year, country_code, {{ region }} as region_code, {{ city }} as city_code, city_code as member
    from work_city
    {{ "union all" if not loop.last }}
    {% endfor %}
),
denominators as (
    select
        'served_area' as coverage_scope,
        area.country_code,
        area.region_code,
        area.city_code,
        area.period_type,
        area.period_start,
        cast(sum(chosen.low) as bigint) as low,
        cast(sum(chosen.point) as bigint) as point,
        cast(sum(chosen.high) as bigint) as high,
        string_agg(distinct chosen.source, '; ' order by chosen.source) as source,
        min(chosen.year) as estimate_year,
        count(*) as cities,
        count(chosen.point) as cities_with_estimate
    from area
    left join chosen on area.member = chosen.area_code and area.period_year = chosen.period_year
    group by area.country_code, area.region_code, area.city_code, area.period_type, area.period_start
    union all
    select
        'national_share' as coverage_scope,
        chosen.area_code as country_code,
        'all' as region_code,
        'all' as city_code,
        period.period_type,
        period.period_start,
        chosen.low,
        chosen.point,
        chosen.high,
        chosen.source,
        chosen.year as estimate_year,
        1 as cities,
        1 as cities_with_estimate
    from chosen
    inner join period on chosen.period_year = period.period_year
    where chosen.area_code in (select place_code from place where level = 'country')
)
select * from denominators
