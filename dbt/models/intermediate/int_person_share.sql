{{ config(materialized='view') }}
-- Person sets of pub_setting_share: one row per person and period, with the set of places and settings (int_share_member).
select person.scope, person.person_id, person.record_key, person.period_no, member.share_set_id as set_id
from {{ ref('int_person_period') }} as person
inner join {{ ref('int_set') }} as member on person.set_id = member.set_id
where member.all_bits > 0
