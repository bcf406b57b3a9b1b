{{ config(alias='pub_services') }}
with published_services as (
    select * from {{ ref('pub_services') }}
),
cell as (
    select
        *,
        {{ rounded('persons') }} as rounded_persons,
        {{ rounded('base_persons') }} as rounded_base,
        {{ rounded('person_months') }} as rounded_months,
        {{ rounded('reached_person_months') }} as rounded_reached_months
    from published_services
    where region_code = 'all' and period_type <> 'month'
),
capped as (
    select
        *,
        case when rounded_persons is not null and rounded_base > 0 then least(rounded_persons, rounded_base) end as numerator
    from cell
),
rounded_services as (
    select
        period_type, period_start, country_code, region_code, city_code, kind, service_code,
        rounded_persons as persons,
        rounded_base as base_persons,
        {{ share_columns(base='rounded_base') }}
        rounded_months as person_months,
        rounded_reached_months as reached_person_months,
        least(rounded_months, rounded_reached_months) / cast(rounded_reached_months as double) as service_coverage,
        reason, status, status_label, first_published, restated_in
    from capped
)
select * from rounded_services
