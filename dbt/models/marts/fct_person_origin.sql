{{ config(materialized='view') }}
-- Person sets of pub_origins in words: host country by country of origin.
select
    {{ person_in_words() }},
    leaf.origin_country
from {{ ref('int_person_origin') }} as person
inner join {{ ref('int_origin_leaf') }} as leaf on person.leaf_id = leaf.leaf_id
