-- Which indicator of pub_coverage is counted in which country and period, by which version of its framework. A framework
-- that does not apply gives no row at all: an empty cell would read as nobody reached.
with package as {{ inlined() }} (
    select indicator_code, framework, framework_version, country_code, period_type, period_start, report
    from {{ ref('int_package_period') }}
),
indicator as (
    select * from {{ ref('indicator') }}
),
applies as (
    select * from {{ ref('framework_applies') }}
),
period as (
    select * from {{ ref('int_period_month') }}
),
everybody as (
    select
        indicator.indicator_code,
        indicator.framework,
        indicator.framework_version,
        applies.country_code,
        period.period_type,
        period.period_start
    from indicator
    inner join applies on indicator.framework = applies.framework
    inner join period
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
),
indicator_periods as (
    select indicator_code, framework, framework_version, country_code, period_type, period_start
    from counted
    group by indicator_code, framework, framework_version, country_code, period_type, period_start
)
select * from indicator_periods
