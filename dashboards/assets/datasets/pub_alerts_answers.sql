-- The three answers, a row for each country and language, and the estimates that the first one divides by: they are the same in
-- every language.
with pub_alerts as (
    select * from published.pub_alerts
),
pub_coverage as (
    select * from published.pub_coverage
),
half_year as (
    select *, max(period_start) over (partition by country_code) as newest_start
    from pub_coverage
    where indicator_code = 'reached_any' and coverage_scope = 'served_area' and region_code = 'all' and city_code = 'all'
        and period_type = 'half_year' and denominator_low is not null
),
line as (
    select
        case kind when 'answer_coverage' then 1 when 'answer_setting' then 3 else 4 end as place,
        kind, country_code, language, sentence,
        cast(null as bigint) as denominator_low, cast(null as bigint) as denominator_high,
        cast(null as varchar) as denominator_source, cast(null as integer) as denominator_year
    from pub_alerts
    where kind in ('answer_coverage', 'answer_setting', 'answer_moves')
    union all
    select 2, 'estimate', country_code, null, null, denominator_low, denominator_high, denominator_source, denominator_year
    from half_year
    where period_start = newest_start
),
answer as (
    select *, row_number() over (partition by kind, language order by country_code) = 1 as is_first from line
)
select * from answer
