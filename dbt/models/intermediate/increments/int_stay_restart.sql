{{ goes_on_from('int_person_stay') }}
with changed_persons as {{ inlined() }} (
    select * from {{ ref('int_changed_person') }}
),
{% if is_increment() -%}
stays as {{ inlined() }} (
    select * from {{ source('previous_build', 'int_person_stay') }}
),
last_stays as (
    select stays.scope, stays.person_id, max(stays.stay_no) as stay_no
    from stays
    inner join changed_persons
        on stays.person_id = changed_persons.person_id
        and stays.scope = changed_persons.scope
        and stays.first_date < changed_persons.from_month
    group by stays.scope, stays.person_id
),
restarts as (
    select
        changed_persons.scope,
        changed_persons.person_id,
        coalesce(stays.stay_no, 1) as stay_no,
        coalesce(stays.first_date, date '0001-01-01') as first_date,
        coalesce(stays.first_turn, 1) as first_turn
    from changed_persons
    left join last_stays
        on changed_persons.person_id = last_stays.person_id and changed_persons.scope = last_stays.scope
    left join stays
        on last_stays.person_id = stays.person_id and last_stays.scope = stays.scope and last_stays.stay_no = stays.stay_no
)
{%- else -%}
restarts as (
    select
        cast(null as varchar) as scope, cast(null as bigint) as person_id, cast(null as integer) as stay_no,
        cast(null as date) as first_date, cast(null as integer) as first_turn
    where 1 = 0
)
{%- endif %}
select * from restarts
