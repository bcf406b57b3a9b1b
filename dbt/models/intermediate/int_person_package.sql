-- Who received which package in which period: all required services and at least `any_of_required` of the others. The
-- packages are rows of a versioned table, never a list in code.
with received as (
    select
        person.scope,
        person.person_id,
        person.country_code,
        period.period_type,
        period.period_start,
        {% for service in services() -%}
        max(person.svc_{{ service }}) as svc_{{ service }}{{ "," if not loop.last }}
        {% endfor %}
    from {{ ref('int_published_person_month') }} as person
    inner join {{ ref('int_period_month') }} as period on person.month_start = period.month_start
    group by person.scope, person.person_id, person.country_code, period.period_type, period.period_start
),
service_received as (
    {% for service in services() -%}
    select scope, person_id, country_code, period_type, period_start, '{{ service }}' as service
    from received where svc_{{ service }} = 1
    {{ "union all" if not loop.last }}
    {% endfor %}
),
counted as (
    select
        received.scope,
        received.person_id,
        received.period_type,
        received.period_start,
        package.indicator_code,
        package.any_of_required,
        count(case when member.role = 'required' then 1 end) as required_received,
        count(case when member.role = 'any_of' then 1 end) as any_of_received,
        min(needed.required_services) as required_services
    from service_received as received
    inner join {{ ref('package_service') }} as member on received.service = member.service
    inner join {{ ref('package') }} as package
        on member.package_code = package.package_code
        and package.country_code in ('all', received.country_code)
        and received.period_start >= package.valid_from
        and received.period_start < coalesce(package.valid_to, cast('9999-01-01' as date))
    inner join (
        select package_code, count(case when role = 'required' then 1 end) as required_services
        from {{ ref('package_service') }} group by package_code
    ) as needed on package.package_code = needed.package_code
    group by
        received.scope, received.person_id, received.period_type, received.period_start,
        package.package_code, package.indicator_code, package.any_of_required
)
select distinct scope, person_id, period_type, period_start, indicator_code
from counted
where required_received = required_services and any_of_received >= any_of_required
