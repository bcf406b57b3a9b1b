-- Of the reports that were expected in a closed half-year: what came in time, late, not before its numbers closed.
with pub_coverage as (
    select * from published.pub_coverage
),
closed as (
    select * from pub_coverage
    where indicator_code = 'reached_any' and coverage_scope = 'served_area' and period_type = 'half_year'
        and region_code = 'all' and city_code = 'all' and status <> 'open' and reporting_completeness is not null
),
part as (
    select country_code, period_type, period_start, 'on_time' as report_part, reporting_completeness_on_time as share from closed
    union all
    select country_code, period_type, period_start, 'late', reporting_completeness - reporting_completeness_on_time from closed
    union all
    select country_code, period_type, period_start, 'not_received', 1 - reporting_completeness from closed
)
select * from part
