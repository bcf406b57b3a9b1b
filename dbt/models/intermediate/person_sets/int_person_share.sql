{{ config(materialized='view') }}
select person.scope, person.person_id, person.record_key, person.period_no, member.share_set_id as set_id
from {{ ref('int_person_period') }} as person
inner join {{ ref('int_combination_set_summary') }} as member on person.set_id = member.set_id
where member.all_settings_bitmap > 0
