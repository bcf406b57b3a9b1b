-- Denominators by place and period. served_area: the chosen estimates of the cities where a partner worked in the period, summed. A
-- region's own estimate stands for its cities where it is less than their sum: it has whoever works in several of them once.
-- `largest_low` is the largest low estimate in a sum: however many work in several places, there are no fewer people.
-- national_share: the chosen national estimate. The estimate of the year in which the period begins is used, or of the nearest
-- earlier year, else the earliest. A period in which cities with a tenth of the estimate were not worked in for every whole month
-- says so: their estimates are there in full, and a report of a part of a month is a report.
with estimate as (
    select area_code, year, low, point, high, source, is_invented
    from {{ source('network', 'population_estimate') }}
    where is_chosen = 1
),
period_month as (
    select * from {{ ref('int_period_month') }}
),
calendar as (
    select * from {{ source('network', 'calendar_month') }}
),
work as (
    select * from {{ source('raw', 'partner_city') }}
),
partner as (
    select * from {{ source('raw', 'partner') }}
),
place as {{ inlined() }} (
    select * from {{ source('network', 'place') }}
),
period as (
    select
        period_type,
        period_start,
        period_end,
        year(period_start) as period_year,
        case period_type
            {%- for name, months in period_months().items() %}
            when '{{ name }}' then {{ months }}
            {%- endfor %}
        end as months
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
shown_work as (
    select work.active_from, work.active_to, place.country_code, place.region_code, place.city_code
    from work
    inner join partner on work.partner_code = partner.partner_code
    inner join place on work.city_code = place.city_code and place.level = 'city'
    where partner.safe_to_show
),
whole_month as (
    -- Some partner worked in the city on its first day, and some on its last.
    select shown_work.city_code, calendar.month_start
    from shown_work
    inner join calendar
        on shown_work.active_from < {{ months_after('calendar.month_start', 1) }}
        and coalesce(shown_work.active_to, calendar.month_start) >= calendar.month_start
    group by shown_work.city_code, calendar.month_start
    having
        max(case when shown_work.active_from <= calendar.month_start then 1 else 0 end) = 1
        and max(
            case
                when shown_work.active_to is null then 1
                when {{ days_after('shown_work.active_to', 1) }} >= {{ months_after('calendar.month_start', 1) }} then 1
                else 0
            end
        ) = 1
),
work_city as (
    select distinct
        period.period_type, period.period_start, period.period_end, period.period_year, period.months,
        shown_work.country_code, shown_work.region_code, shown_work.city_code
    from shown_work
    inner join period
        on shown_work.active_from < period.period_end
        and coalesce(shown_work.active_to, period.period_start) >= period.period_start
),
judged_city as (
    select
        work_city.period_type, work_city.period_start, work_city.period_end, work_city.period_year,
        work_city.country_code, work_city.region_code, work_city.city_code,
        case when count(whole_month.month_start) < work_city.months then 1 else 0 end as is_part_period
    from work_city
    left join whole_month
        on work_city.city_code = whole_month.city_code
        and whole_month.month_start >= work_city.period_start and whole_month.month_start < work_city.period_end
    group by
        work_city.period_type, work_city.period_start, work_city.period_end, work_city.period_year, work_city.months,
        work_city.country_code, work_city.region_code, work_city.city_code
),
city as (
    select
        judged_city.*,
        1 as cities,
        case when chosen.point is null then 0 else 1 end as cities_with_estimate,
        chosen.low, chosen.point, chosen.high, chosen.source, chosen.year as estimate_year
    from judged_city
    left join chosen on judged_city.city_code = chosen.area_code and judged_city.period_year = chosen.period_year
),
region as (
    select
        city.period_type, city.period_start, city.period_end, city.period_year, city.country_code, city.region_code,
        case when {{ is_mostly_part('city.is_part_period', 'city.point') }} then 1 else 0 end as is_part_period,
        count(*) as cities,
        own.low, own.point, own.high, own.source, own.year as estimate_year
    from city
    inner join chosen as own on city.region_code = own.area_code and city.period_year = own.period_year
    group by
        city.period_type, city.period_start, city.period_end, city.period_year, city.country_code, city.region_code,
        own.low, own.point, own.high, own.source, own.year
    having own.point < sum(city.point)
),
summand as (
    select
        city.period_type, city.period_start, city.period_end, city.country_code, city.region_code, city.is_part_period, city.cities,
        city.cities_with_estimate, city.low, city.point, city.high, city.source, city.estimate_year
    from city
    left join region
        on city.region_code = region.region_code
        and city.period_type = region.period_type
        and city.period_start = region.period_start
    where region.region_code is null
    union all
    select
        period_type, period_start, period_end, country_code, region_code, is_part_period, cities,
        cities as cities_with_estimate, low, point, high, source, estimate_year
    from region
),
part_country as (
    select country_code, period_type, period_start
    from city
    group by country_code, period_type, period_start
    having {{ is_mostly_part('is_part_period', 'point') }}
),
area as (
    {% for region, city, summed in [("'all'", "'all'", 'summand'), ('region_code', "'all'", 'summand'),
        ('region_code', 'city_code', 'city')] -%}
    select
        {{ region }} as area_region, {{ city }} as area_city,
        period_type, period_start, period_end, country_code, is_part_period, cities, cities_with_estimate, low, point, high, source,
        estimate_year
    from {{ summed }}
    {{ "union all" if not loop.last }}
    {% endfor %}
),
denominators as (
    select
        'served_area' as coverage_scope,
        country_code,
        area_region as region_code,
        area_city as city_code,
        period_type,
        period_start,
        period_end,
        cast(sum(low) as bigint) as low,
        cast(sum(point) as bigint) as point,
        cast(sum(high) as bigint) as high,
        cast(max(low) as bigint) as largest_low,
        string_agg(distinct source, '; ' order by source) as source,
        min(estimate_year) as estimate_year,
        cast(sum(cities) as bigint) as cities,
        cast(sum(cities_with_estimate) as bigint) as cities_with_estimate,
        {{ is_mostly_part('is_part_period', 'point') }} as is_part_period
    from area
    group by country_code, area_region, area_city, period_type, period_start, period_end
    union all
    select
        'national_share' as coverage_scope,
        chosen.area_code as country_code,
        'all' as region_code,
        'all' as city_code,
        period.period_type,
        period.period_start,
        period.period_end,
        chosen.low,
        chosen.point,
        chosen.high,
        chosen.low as largest_low,
        chosen.source,
        chosen.year as estimate_year,
        1 as cities,
        1 as cities_with_estimate,
        part_country.country_code is not null as is_part_period
    from chosen
    inner join period on chosen.period_year = period.period_year
    left join part_country
        on chosen.area_code = part_country.country_code
        and period.period_type = part_country.period_type
        and period.period_start = part_country.period_start
    where chosen.area_code in (select place_code from place where level = 'country')
)
select * from denominators
