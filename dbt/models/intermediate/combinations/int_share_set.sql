with example as (
    select
        share_set_id,
        min(set_id) as set_id,
        max(case when bit_count(all_settings_bitmap) > 1 then 1 else 0 end) as is_several
    from {{ ref('int_combination_set_summary') }}
    group by share_set_id
)
select
    example.share_set_id,
    combination.place_combination_id,
    example.is_several,
    bit_or(combination.setting_bit) as setting_bitmap
from example
inner join {{ ref('int_combination_set') }} as member on example.set_id = member.set_id
inner join {{ ref('int_attribute_combination') }} as combination on member.combination_id = combination.combination_id
group by example.share_set_id, combination.place_combination_id, example.is_several
