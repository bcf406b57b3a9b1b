-- Where an increment goes on with the stays of touched persons: at the last stay that began before the touched month, for it may
-- last longer now. Who has none begins with the first.
{% if is_increment() -%}
with known as (
    select state.scope, state.person_id, max(state.stay_no) as stay_no
    from {{ state_of('int_person_stay') }} as state
    inner join {{ ref('int_touched_person') }} as touched
        on state.scope = touched.scope and state.person_id = touched.person_id and state.first_date < touched.from_month
    group by state.scope, state.person_id
)
select
    touched.scope,
    touched.person_id,
    coalesce(stay.stay_no, 1) as stay_no,
    coalesce(stay.first_date, date '0001-01-01') as first_date,
    coalesce(stay.first_turn, 1) as first_turn
from {{ ref('int_touched_person') }} as touched
left join known on touched.scope = known.scope and touched.person_id = known.person_id
left join {{ state_of('int_person_stay') }} as stay
    on known.scope = stay.scope and known.person_id = stay.person_id and known.stay_no = stay.stay_no
{%- else -%}
select
    cast(null as varchar) as scope, cast(null as bigint) as person_id, cast(null as integer) as stay_no,
    cast(null as date) as first_date, cast(null as integer) as first_turn
from {{ ref('int_touched_person') }}
where 1 = 0
{%- endif %}
