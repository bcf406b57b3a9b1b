{{ goes_on_from('int_person_stay') }}
{% if is_increment() -%}
with known as (
    select state.scope, state.person_id, max(state.stay_no) as stay_no
    from {{ source('previous_build', 'int_person_stay') }} as state
    inner join {{ ref('int_changed_person') }} as changed
        on state.scope = changed.scope and state.person_id = changed.person_id and state.first_date < changed.from_month
    group by state.scope, state.person_id
)
select
    changed.scope,
    changed.person_id,
    coalesce(stay.stay_no, 1) as stay_no,
    coalesce(stay.first_date, date '0001-01-01') as first_date,
    coalesce(stay.first_turn, 1) as first_turn
from {{ ref('int_changed_person') }} as changed
left join known on changed.scope = known.scope and changed.person_id = known.person_id
left join {{ source('previous_build', 'int_person_stay') }} as stay
    on known.scope = stay.scope and known.person_id = stay.person_id and known.stay_no = stay.stay_no
{%- else -%}
select
    cast(null as varchar) as scope, cast(null as bigint) as person_id, cast(null as integer) as stay_no,
    cast(null as date) as first_date, cast(null as integer) as first_turn
from {{ ref('int_changed_person') }}
where 1 = 0
{%- endif %}
