{{ config(materialized='view') }}
-- Person sets of pub_origins in words: host country by country of origin.
select
    {{ person_in_words() }},
    combination.origin_country
from {{ ref('int_person_origin') }} as person
inner join {{ ref('int_origin_combination') }} as combination on person.combination_id = combination.combination_id
