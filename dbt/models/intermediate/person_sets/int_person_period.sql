with person as (
    select * from {{ ref('int_published_person_month') }}
),
period as (
    select * from {{ ref('int_due_month') }} where is_counted = 1 or is_next = 1
),
met as (
    select person.scope, person.person_id, period.period_no, person.combination_id, min(person.record_key) as record_key
    from person
    inner join period on person.month_start = period.month_start
    group by person.scope, person.person_id, period.period_no, person.combination_id
),
person_periods as (
    select
        scope,
        person_id,
        period_no,
        min(record_key) as record_key,
        {{ set_id('combination_id') }} as set_id,
        count(*) as combinations
    from met
    group by scope, person_id, period_no
)
select * from person_periods
