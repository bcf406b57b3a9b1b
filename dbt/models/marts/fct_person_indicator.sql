{{ config(materialized='view') }}
-- Person sets of pub_coverage in words: one row per person, period, place, partner and indicator met.
select
    {{ person_in_words() }},
    leaf.region_code,
    leaf.city_code,
    leaf.indicator_code
from {{ ref('int_person_indicator') }} as person
inner join {{ ref('int_indicator_member') }} as member
    on person.set_id = member.set_id
inner join {{ ref('int_indicator_leaf') }} as leaf on member.leaf_id = leaf.leaf_id
