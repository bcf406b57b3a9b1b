-- Person sets of pub_move_reasons: people who said in the year why they moved, or how long they mean to stay. Who gave several
-- reasons counts in each. `national` are people of the country, wherever in it they come from; `migrant` those from another.
with published_contact as {{ inlined() }} (
    select * from {{ ref('int_published_contact') }}
),
period as (
    select * from {{ ref('int_due_month') }} where is_counted = 1
),
person as (
    select * from {{ ref('int_person') }}
),
said as (
    select scope, person_id, record_key, partner_code, country, month_start, 'reason_' || move_reason as move_answer
    from published_contact
    where move_reason is not null
    union all
    select scope, person_id, record_key, partner_code, country, month_start, 'stay_' || intended_stay as move_answer
    from published_contact
    where intended_stay is not null
),
person_move_reasons as (
    select
        said.scope,
        said.person_id,
        said.record_key,
        said.partner_code,
        period.period_type,
        period.period_start,
        period.period_rank,
        said.country as country_code,
        case person.migrant_kind
            when 'cross_border' then 'migrant' when 'not_recorded' then 'not_recorded' else 'national'
        end as migrant_group,
        said.move_answer
    from said
    inner join period on said.month_start = period.month_start
    inner join person on said.person_id = person.person_id and said.scope = person.scope
    where period.period_type = 'year'
    group by
        said.scope, said.person_id, said.record_key, said.partner_code,
        period.period_type, period.period_start, period.period_rank,
        said.country, person.migrant_kind, said.move_answer
)
select * from person_move_reasons
