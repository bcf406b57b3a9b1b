-- Which places are in a set of places.
with example as (
    select place_set_id, min(set_id) as set_id from {{ ref('int_set') }} group by place_set_id
)
select example.place_set_id, leaf.place_leaf_id
from example
inner join {{ ref('int_leaf_set') }} as member on example.set_id = member.set_id
inner join {{ ref('int_leaf') }} as leaf on member.leaf_id = leaf.leaf_id
group by example.place_set_id, leaf.place_leaf_id
