with period_month as (
    select * from {{ ref('int_period_month') }}
),
package as (
    select * from {{ ref('package') }}
),
applies as (
    select * from {{ ref('framework_applies') }}
),
period as (
    select period_type, period_start
    from period_month
    group by period_type, period_start
),
package_periods as (
    select
        package.package_code,
        package.indicator_code,
        package.framework,
        package.framework_version,
        package.k_required,
        case when package.country_code = 'all' then applies.country_code else package.country_code end as country_code,
        period.period_type,
        period.period_start,
        coalesce(applies.report, 'all') as report,
        applies.first_month,
        applies.first_month + applies.months - 1 as last_month
    from package
    inner join applies
        on package.framework = applies.framework
        and (package.country_code = 'all' or applies.country_code in ('all', package.country_code))
    inner join period
        on applies.period_type = period.period_type
        and period.period_start >= package.valid_from
        and period.period_start < coalesce(package.valid_to, cast('9999-01-01' as date))
        and period.period_start >= applies.applies_from
        and period.period_start < coalesce(applies.applies_to, cast('9999-01-01' as date))
)
select * from package_periods
