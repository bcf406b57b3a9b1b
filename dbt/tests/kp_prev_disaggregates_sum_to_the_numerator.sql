-- KP_PREV before protection: its key population types sum to the numerator, and so do the halves of the fiscal year.
with by_type as (
    select scope, fiscal_year_start, kp_type, count(*) as persons
    from {{ ref('int_person_kp_prev') }}
    where is_in_numerator = 1
    group by scope, fiscal_year_start, kp_type
),
disaggregated as (
    select scope, fiscal_year_start, sum(persons) as persons from by_type group by scope, fiscal_year_start
),
indicator as (
    select
        person.scope,
        person.person_id,
        {{ period_start_of('person.period_no') }} as fiscal_year_start,
        combination.indicator_code
    from {{ ref('int_person_indicator') }} as person
    inner join {{ ref('int_indicator_member') }} as member on person.set_id = member.set_id
    inner join {{ ref('int_indicator_combination') }} as combination on member.combination_id = combination.combination_id
),
numerator as (
    select
        scope,
        fiscal_year_start,
        count(distinct case when indicator_code = 'reached_kp_prev' then person_id end) as persons,
        count(distinct case when indicator_code = 'reached_kp_prev_q2' then person_id end)
        + count(distinct case when indicator_code = 'reached_kp_prev_q4' then person_id end) as halves
    from indicator
    where indicator_code in ('reached_kp_prev', 'reached_kp_prev_q2', 'reached_kp_prev_q4')
    group by scope, fiscal_year_start
)
select coalesce(numerator.scope, disaggregated.scope) as scope
from numerator
full outer join disaggregated
    on numerator.scope = disaggregated.scope
    and numerator.fiscal_year_start = disaggregated.fiscal_year_start
where coalesce(numerator.persons, -1) <> coalesce(disaggregated.persons, -1) or numerator.halves <> numerator.persons
