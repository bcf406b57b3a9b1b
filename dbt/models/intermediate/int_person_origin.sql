{{ config(materialized='incremental', incremental_strategy='append', pre_hook="{{ replacing_persons() }}") }}
{{ after('was_person_origin') }}
-- Person sets of pub_origins, one row per person, period and leaf (int_origin_leaf), in the periods that a pattern allows.
with met as (
    select
        person.scope,
        person.person_id,
        person.month_start,
        min(person.record_key) as record_key,
        {{ origin_leaf_id() }} as leaf_id
    from {{ ref('int_published_person_month') }} as person
    {{ if_touched('person') }}
    left join {{ ref('origin_country') }} as declared on person.origin_country = declared.value
    group by person.scope, person.person_id, person.month_start, {{ origin_leaf_id() }}
)
select met.scope, met.person_id, period.period_no, met.leaf_id, min(met.record_key) as record_key
from met
inner join {{ ref('int_period_month') }} as period on met.month_start = period.month_start
where period.period_rank >= {{ finest_rank('pub_origins') }}
group by met.scope, met.person_id, period.period_no, met.leaf_id
