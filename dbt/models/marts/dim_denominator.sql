-- Denominators by place and period. served_area: the chosen estimates of the cities where a partner worked in the period, summed;
-- national_share: the chosen national estimate. The estimate of the year in which the period begins is used, or of the nearest
-- earlier year, else the earliest. A period in which cities with a tenth of the estimate were not worked in for every whole month
-- says so: their estimates are there in full, and a report of a part of a month is a report.
with estimate as (
    select area_code, year, low, point, high, source, is_invented
    from {{ ref('population_estimate') }}
    where is_chosen = 1
),
period_month as (
    select * from {{ ref('int_period_month') }}
),
calendar as (
    select * from {{ ref('calendar_month') }}
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
        work_city.period_type, work_city.period_start, work_city.period_year,
        work_city.country_code, work_city.region_code, work_city.city_code,
        case when count(whole_month.month_start) < work_city.months then 1 else 0 end as is_part_period
    from work_city
    left join whole_month
        on work_city.city_code = whole_month.city_code
        and whole_month.month_start >= work_city.period_start and whole_month.month_start < work_city.period_end
    group by
        work_city.period_type, work_city.period_start, work_city.period_year, work_city.months,
        work_city.country_code, work_city.region_code, work_city.city_code
),
part_country as (
    select judged.country_code, judged.period_type, judged.period_start
    from judged_city as judged
    left join chosen on judged.city_code = chosen.area_code and judged.period_year = chosen.period_year
    group by judged.country_code, judged.period_type, judged.period_start
    having {{ is_mostly_part('judged.is_part_period', 'chosen.point') }}
),
area as (
    {% for region, city in [("'all'", "'all'"), ('region_code', "'all'"), ('region_code', 'city_code')] -%}
    select
        period_type, period_start, period_year, country_code, {{ region }} as region_code, {{ city }} as city_code, city_code as member,
        is_part_period
    from judged_city
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
        count(chosen.point) as cities_with_estimate,
        {{ is_mostly_part('area.is_part_period', 'chosen.point') }} as is_part_period
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
