with half as (
    select scope, person_id, period_start as fiscal_year_start, min(report) as report
    from {{ ref('int_person_package') }}
    where indicator_code = 'reached_kp_prev'
    group by scope, person_id, period_start
)
select
    half.scope,
    half.person_id,
    half.fiscal_year_start,
    half.report,
    kp_type.kp_type,
    kp_type.is_in_numerator
from half
inner join {{ ref('int_person') }} as person on half.scope = person.scope and half.person_id = person.person_id
inner join {{ ref('kp_type') }} as kp_type on person.gender = kp_type.gender
