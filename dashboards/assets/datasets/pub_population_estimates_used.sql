-- What coverage is divided by: the cities where partners work, as the newest closed year uses them (the newest half-year while no
-- year has closed), then the whole countries with the share that this network meets.
with pub_coverage as (
    select * from published.pub_coverage
),
pub_population_estimates as (
    select * from published.pub_population_estimates
),
closed as (
    -- Years stand before half-years.
    select *, rank() over (partition by country_code order by period_type desc, period_start desc) as turn
    from pub_coverage
    where indicator_code = 'reached_any' and period_type in ('year', 'half_year') and status <> 'open' and region_code = 'all'
        and city_code = 'all'
),
newest as (
    select * from closed where turn = 1
),
used as (
    select
        country_code, 1 as place, denominator_year as year, 'sum_of_cities' as method, denominator_low as low,
        denominator_point as point, denominator_high as high, '' as definition, denominator_source as source, '' as quality,
        'now' as used_for, cast(null as double) as met, period_type, period_start, cast(null as varchar) as lists
    from newest
    where coverage_scope = 'served_area' and denominator_point is not null
    union all
    select
        estimate.country_code, 2, estimate.year, estimate.method, estimate.low,
        estimate.point, estimate.high, estimate.definition, estimate.source, estimate.quality,
        case
            when newest.country_code is not null then 'now'
            when estimate.chosen and estimate.country_code in (
                select closed.country_code from closed where year(closed.period_start) >= estimate.year
            ) then 'earlier_years'
            else 'nothing'
        end,
        newest.coverage_point, estimate.period_type, estimate.period_start, estimate.lists
    from pub_population_estimates as estimate
    left join newest
        on newest.coverage_scope = 'national_share' and estimate.country_code = newest.country_code
        and estimate.year = newest.denominator_year and estimate.source = newest.denominator_source
    where estimate.area_code = estimate.country_code and estimate.point is not null
)
select * from used
