-- Results of closed periods against their targets, those of grants (they have a baseline) first. KP_PREV of a US fiscal year stands
-- beside the calendar year in which it ends. The newest closed year is there once more under that name.
with pub_coverage as (
    select * from published.pub_coverage
),
pub_targets as (
    select * from published.pub_targets
),
closed as (
    select
        result.period_type, result.period_start, result.country_code, result.indicator_code, result.framework, grants.grant_code,
        result.persons, result.coverage_low, result.coverage_point, result.coverage_high, grants.baseline, grants.target,
        case
            when not coalesce(contains(result.coverage_flag, 'not every city was worked in for the whole period'), false)
                then 100 * result.coverage_point / nullif(grants.target, 0)
        end as target_achieved_percent,
        result.reporting_completeness, result.reporting_completeness_on_time, result.status, result.status_label, result.coverage_flag,
        result.period_type <> 'half_year'
        and result.period_start = max(result.period_start) over (partition by result.period_type) as is_newest_year,
        row_number() over (
            order by
                grants.target is null asc, grants.baseline is null asc, result.indicator_code asc, result.country_code asc,
                result.period_start desc, result.period_type asc
        ) as place
    from pub_coverage as result
    left join pub_targets as grants
        on result.indicator_code = grants.indicator_code
        and result.country_code = grants.country_code
        and result.period_type = grants.period_type
        and result.period_start = grants.period_start
    where result.status <> 'open' and result.coverage_scope = 'served_area'
        and result.region_code = 'all' and result.city_code = 'all'
        and (
            result.period_type in ('half_year', 'year')
            or (result.period_type = 'fiscal_year' and result.framework = 'PEPFAR KP_PREV')
        )
),
named as (
    select closed.*, naming.as_newest_year
    from closed
    inner join (values (false), (true)) as naming (as_newest_year) on not naming.as_newest_year or closed.is_newest_year
)
select * from named
