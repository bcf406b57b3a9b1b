{{ config(materialized='view') }}
-- Person sets of pub_setting_transitions in words: where a person worked in one period and in the next.
select
    {{ person_in_words() }},
    combination.setting_from,
    combination.setting_to
from {{ ref('int_person_transition') }} as person
inner join {{ ref('int_transition_member') }} as member
    on person.set_id = member.set_id
inner join {{ ref('int_transition_combination') }} as combination on member.combination_id = combination.combination_id
