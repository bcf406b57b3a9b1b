{{ config(materialized='view') }}
-- Which leaves (int_indicator_leaf) are in a set of places and indicators: one of each place.
with combination as (
    select indicator_bits from {{ ref('int_indicator_bits') }}
)
select
    member.place_set_id + combination.indicator_bits as set_id,
    member.place_leaf_id + combination.indicator_bits as leaf_id
from {{ ref('int_place_set') }} as member
cross join combination
