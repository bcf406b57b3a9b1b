with person as (
    select * from {{ ref('int_person_event') }}
),
found as (
    select person.set_id, person.period_no, min(person.combinations) as combinations
    from person
    group by person.set_id, person.period_no
),
members as (
    select set_id, period_no, {{ member_of('combinations') }} as combination_id from found
)
select * from members
