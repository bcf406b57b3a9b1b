-- Which partners, each with its country, are in a set of those that know where somebody worked.
with example as (
    select partner_set_id, min(set_id) as set_id
    from {{ ref('int_set') }}
    where partner_set_id is not null
    group by partner_set_id
)
select example.partner_set_id, place.partner_leaf_id
from example
inner join {{ ref('int_leaf_set') }} as member on example.set_id = member.set_id
inner join {{ ref('int_leaf') }} as leaf on member.leaf_id = leaf.leaf_id
inner join {{ ref('int_place_leaf') }} as place on leaf.place_leaf_id = place.place_leaf_id
where leaf.setting_bit > 0
group by example.partner_set_id, place.partner_leaf_id
