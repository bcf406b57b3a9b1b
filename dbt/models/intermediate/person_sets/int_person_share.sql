{{ config(materialized='view') }}
with person as (
    select * from {{ ref('int_person_period') }}
),
member as (
    select * from {{ ref('int_combination_set_summary') }}
),
person_shares as (
    select person.scope, person.person_id, person.record_key, person.period_no, member.share_set_id as set_id
    from person
    inner join member on person.set_id = member.set_id
    where member.all_settings_bitmap > 0
)
select * from person_shares
