{{ config(materialized='view') }}
-- Person sets of pub_reach in words: one row per person, period, place, setting group, attributes and partner.
select
    {{ person_in_words() }},
    leaf.region_code,
    leaf.city_code,
    leaf.setting_group,
    leaf.gender,
    leaf.age_band,
    leaf.origin_code
from {{ ref('int_person_period') }} as person
inner join {{ ref('int_leaf_set') }} as member
    on person.set_id = member.set_id
inner join {{ ref('int_reach_leaf') }} as leaf on member.leaf_id = leaf.leaf_id
