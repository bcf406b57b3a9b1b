with person_package as (
    select * from {{ ref('int_person_package') }}
),
person as (
    select * from {{ ref('int_person') }}
),
kp_type as (
    select * from {{ ref('kp_type') }}
),
half as (
    select scope, person_id, period_start as fiscal_year_start, min(report) as report
    from person_package
    where indicator_code = 'reached_kp_prev'
    group by scope, person_id, period_start
),
kp_prev_persons as (
    select
        half.scope,
        half.person_id,
        half.fiscal_year_start,
        half.report,
        kp_type.kp_type,
        kp_type.is_in_numerator
    from half
    inner join person on half.person_id = person.person_id and half.scope = person.scope
    inner join kp_type on person.gender = kp_type.gender
)
select * from kp_prev_persons
