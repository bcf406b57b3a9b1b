{{ config(materialized='incremental', incremental_strategy='append', pre_hook="{{ replacing_persons() }}") }}
{{ after('previous_person_origin') }}
with met as (
    select
        person.scope,
        person.person_id,
        person.month_start,
        min(person.record_key) as record_key,
        {{ origin_combination_id() }} as combination_id
    from {{ ref('int_published_person_month') }} as person
    {{ if_changed('person') }}
    left join {{ ref('origin_country') }} as declared on person.origin_country = declared.value
    group by person.scope, person.person_id, person.month_start, {{ origin_combination_id() }}
)
select met.scope, met.person_id, period.period_no, met.combination_id, min(met.record_key) as record_key
from met
inner join {{ ref('int_period_month') }} as period on met.month_start = period.month_start
where period.period_rank >= {{ finest_rank('pub_origins') }}
group by met.scope, met.person_id, period.period_no, met.combination_id
