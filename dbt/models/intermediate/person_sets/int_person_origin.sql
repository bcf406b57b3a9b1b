with person as (
    select * from {{ ref('int_published_person_month') }}
),
declared as (
    select * from {{ ref('origin_country') }}
),
period as (
    select * from {{ ref('int_due_month') }} where is_counted = 1
),
met as (
    select
        person.scope,
        person.person_id,
        person.month_start,
        min(person.record_key) as record_key,
        {{ origin_combination_id() }} as combination_id
    from person
    left join declared on person.origin_country = declared.value
    group by person.scope, person.person_id, person.month_start, {{ origin_combination_id() }}
),
person_origins as (
    select met.scope, met.person_id, period.period_no, met.combination_id, min(met.record_key) as record_key
    from met
    inner join period on met.month_start = period.month_start
    where period.period_rank >= {{ finest_rank('pub_origins') }}
    group by met.scope, met.person_id, period.period_no, met.combination_id
)
select * from person_origins
