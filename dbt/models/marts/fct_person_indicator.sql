{{ config(materialized='view') }}
-- Person sets of pub_coverage in words: one row per person, period, place, partner and indicator met.
select
    {{ person_in_words() }},
    combination.region_code,
    combination.city_code,
    combination.indicator_code
from {{ ref('int_person_indicator') }} as person
inner join {{ ref('int_indicator_member') }} as member
    on person.set_id = member.set_id
inner join {{ ref('int_indicator_combination') }} as combination on member.combination_id = combination.combination_id
