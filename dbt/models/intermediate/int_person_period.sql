{{ config(
    materialized='incremental', incremental_strategy='append', pre_hook="{{ replacing_published('period_no') }}"
) }}
{{ after('was_person_period') }}
-- What each person counts as in each period: one row per person and period, and the set of her leaves (int_leaf_set) as one
-- number. Few sets occur, whatever the number of people: what is made of persons is asked of sets, and persons are counted.
with met as (
    select person.scope, person.person_id, period.period_no, person.leaf_id, min(person.record_key) as record_key
    from {{ ref('int_published_person_month') }} as person
    inner join {{ ref('int_period_month') }} as period on person.month_start = period.month_start
    {{ if_published('person', 'period_no', of='period') }}
    group by person.scope, person.person_id, period.period_no, person.leaf_id
)
select
    scope,
    person_id,
    period_no,
    min(record_key) as record_key,
    {{ set_id('leaf_id') }} as set_id,
    count(*) as leaves
from met
group by scope, person_id, period_no
