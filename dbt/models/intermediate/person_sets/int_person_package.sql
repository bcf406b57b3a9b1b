with period_months as (
    select * from {{ ref('int_due_month') }} where is_counted = 1
),
period_of_package as (
    select * from {{ ref('int_package_period') }}
),
spine as (
    select * from {{ ref('int_published_person_month') }}
),
package_service as (
    select * from {{ ref('package_service') }}
),
period_month as (
    select
        period_type,
        period_start,
        month_start,
        12 * (year(month_start) - year(period_start)) + month(month_start) - month(period_start) + 1 as month_no
    from period_months
),
package_period as (
    select
        *,
        dense_rank() over (order by country_code, period_type, period_start, first_month, last_month) as span_no
    from period_of_package
    where {{ rank_of_period(period_no('period_type', 'period_start')) }} >= {{ finest_rank('pub_coverage') }}
),
span_month as (
    select
        span.span_no, span.country_code, period_month.month_start,
        {{ period_no('span.period_type', 'span.period_start') }} as period_no
    from (
        select span_no, country_code, period_type, period_start, first_month, last_month
        from package_period
        group by span_no, country_code, period_type, period_start, first_month, last_month
    ) as span
    inner join period_month
        on span.period_type = period_month.period_type
        and span.period_start = period_month.period_start
        and period_month.month_no between span.first_month and span.last_month
),
person_month as (
    select spine.scope, spine.person_id, spine.country_code, spine.month_start, bit_or(spine.service_bits) as service_bits
    from spine
    group by spine.scope, spine.person_id, spine.country_code, spine.month_start
),
received as (
    select person.scope, person.person_id, span.span_no, bit_or(person.service_bits) as service_bits
    from person_month as person
    inner join span_month as span
        on person.month_start = span.month_start
        and span.country_code in ('all', person.country_code)
    group by person.scope, person.person_id, span.span_no
),
component as (
    select package_code, framework_version, role, component, bit_or({{ bit_named('service', service_bit_of()) }}) as service_bits
    from package_service
    group by package_code, framework_version, role, component
),
made as (
    select
        had.service_bits,
        component.package_code,
        component.framework_version,
        sum(case when component.role = 'any_of' and had.service_bits & component.service_bits <> 0 then 1 else 0 end)
            as any_of_received
    from (select service_bits from received group by service_bits) as had
    cross join component
    group by had.service_bits, component.package_code, component.framework_version
    having min(case when component.role = 'required' and had.service_bits & component.service_bits = 0 then 0 else 1 end) = 1
),
packages_received as (
    select
        received.scope,
        received.person_id,
        package.period_type,
        package.period_start,
        package.indicator_code,
        package.report
    from received
    inner join package_period as package on received.span_no = package.span_no
    inner join made
        on received.service_bits = made.service_bits
        and package.package_code = made.package_code
        and package.framework_version = made.framework_version
        and made.any_of_received >= package.k_required
    group by
        received.scope, received.person_id, package.period_type, package.period_start, package.indicator_code, package.report
)
select * from packages_received
