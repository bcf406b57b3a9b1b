with person as {{ inlined() }} (
    select * from {{ ref('int_person_period') }}
),
period as (
    select * from {{ ref('int_due_month') }} where is_counted = 1 or is_next = 1
),
person_month as (
    select * from {{ ref('int_published_person_month') }}
),
found as (
    select person.set_id, person.combinations, min(person.person_id) as person_id
    from person
    group by person.set_id, person.combinations
),
example as (
    select person.set_id, person.combinations, person.scope, person.person_id, min(person.period_no) as period_no
    from person
    inner join found
        on person.set_id = found.set_id and person.combinations = found.combinations and person.person_id = found.person_id
    where found.combinations > 1
    group by person.set_id, person.combinations, person.scope, person.person_id
),
members as (
    select set_id, combinations, set_id as combination_id from found where combinations = 1
    union
    select example.set_id, example.combinations, person.combination_id
    from example
    inner join period on example.period_no = period.period_no
    inner join person_month as person
        on example.person_id = person.person_id and example.scope = person.scope and period.month_start = person.month_start
)
select * from members
