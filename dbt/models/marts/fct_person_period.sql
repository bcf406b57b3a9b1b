{{ config(materialized='view') }}
-- Person sets of pub_reach in words: one row per person, period, place, setting group, attributes and partner.
select
    {{ person_in_words() }},
    combination.region_code,
    combination.city_code,
    combination.setting_group,
    combination.gender,
    combination.age_band,
    combination.origin_code
from {{ ref('int_person_period') }} as person
inner join {{ ref('int_combination_set') }} as member
    on person.set_id = member.set_id
inner join {{ ref('int_reach_combination') }} as combination on member.combination_id = combination.combination_id
