-- Which indicator of pub_coverage is counted in which country and period, by which version of its framework. A framework
-- that does not apply gives no row at all: an empty cell would read as nobody reached.
with package as (
    select indicator_code, framework, framework_version, country_code, period_type, period_start, report
    from {{ ref('int_package_period') }}
),
everybody as (
    select
        indicator.indicator_code,
        indicator.framework,
        indicator.framework_version,
        applies.country_code,
        period.period_type,
        period.period_start
    from {{ ref('indicator') }} as indicator
    inner join {{ ref('framework_applies') }} as applies on indicator.framework = applies.framework
    inner join {{ ref('int_period_month') }} as period
        on applies.period_type = period.period_type
        and period.period_start >= applies.applies_from
        and period.period_start < coalesce(applies.applies_to, cast('9999-01-01' as date))
    where indicator.indicator_code = 'reached_any' and indicator.language = 'en'
),
counted as (
    select indicator_code, framework, framework_version, country_code, period_type, period_start from package
    union all
    select indicator_code || '_' || lower(report), framework, framework_version, country_code, period_type, period_start
    from package
    where report <> 'all'
    union all
    select indicator_code, framework, framework_version, country_code, period_type, period_start from everybody
)
select indicator_code, framework, framework_version, country_code, period_type, period_start
from counted
group by indicator_code, framework, framework_version, country_code, period_type, period_start
