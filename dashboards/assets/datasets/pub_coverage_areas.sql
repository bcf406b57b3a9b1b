-- Coverage of the area served, for countries by quarter and for every area by half-year, with the lower and the upper edge of its
-- band. A closed period without a number stays, so that no line is drawn over it; so does one in which cities were worked in for a
-- part alone, since a line compares. An area that never has a number has no line. An area stands under every choice of the filters
-- that asks for it: itself, each of its kind, and a city in all regions too.
with pub_coverage as (
    select * from published.pub_coverage
),
closed as (
    select
        period_type, period_start, country_code, region_code, city_code,
        case when city_code <> 'all' then city_code when region_code <> 'all' then region_code else country_code end as area_code,
        coverage_point,
        coverage_low,
        coverage_high,
        coalesce(contains(coverage_flag, 'not every city was worked in for the whole period'), false) as is_part_period,
        count(coverage_point) over (partition by period_type, country_code, region_code, city_code) > 0 as has_a_number
    from pub_coverage
    where indicator_code = 'reached_any' and coverage_scope = 'served_area' and country_code <> 'all' and status <> 'open'
        and (period_type = 'half_year' or (period_type = 'quarter' and region_code = 'all' and city_code = 'all'))
),
edge as (
    select *, 'point' as edge, case when not is_part_period then coverage_point end as coverage from closed
    union all
    select *, 'low', case when not is_part_period then coverage_low end from closed
    union all
    select *, 'high', case when not is_part_period then coverage_high end from closed
),
chosen as (
    select
        edge.period_type, edge.period_start, edge.country_code,
        case region_choice.word when 'itself' then edge.region_code else region_choice.word end as region_code,
        case city_choice.word when 'itself' then edge.city_code else city_choice.word end as city_code,
        edge.area_code, edge.edge, edge.coverage
    from edge
    inner join (values ('itself'), ('each'), ('all')) as region_choice (word)
        on region_choice.word = 'itself'
        or (edge.region_code <> 'all' and (region_choice.word = 'each' or edge.city_code <> 'all'))
    inner join (values ('itself'), ('each')) as city_choice (word)
        on city_choice.word = 'itself' or edge.city_code <> 'all'
    where edge.has_a_number
)
select * from chosen
