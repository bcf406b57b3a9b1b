-- Which places, with which recorded settings as bits, are in a set; `is_several` where the whole set has more than one.
with example as (
    select
        share_set_id,
        min(set_id) as set_id,
        max(case when bit_count(all_bits) > 1 then 1 else 0 end) as is_several
    from {{ ref('int_set') }}
    group by share_set_id
)
select
    example.share_set_id,
    leaf.place_leaf_id,
    example.is_several,
    bit_or(leaf.setting_bit) as place_bits
from example
inner join {{ ref('int_leaf_set') }} as member on example.set_id = member.set_id
inner join {{ ref('int_leaf') }} as leaf on member.leaf_id = leaf.leaf_id
group by example.share_set_id, leaf.place_leaf_id, example.is_several
