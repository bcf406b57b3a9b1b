with example as (
    select partner_set_id, min(set_id) as set_id
    from {{ ref('int_combination_set_summary') }}
    where partner_set_id is not null
    group by partner_set_id
)
select example.partner_set_id, place.partner_combination_id
from example
inner join {{ ref('int_combination_set') }} as member on example.set_id = member.set_id
inner join {{ ref('int_attribute_combination') }} as combination on member.combination_id = combination.combination_id
inner join {{ ref('int_place_combination') }} as place on combination.place_combination_id = place.place_combination_id
where combination.setting_bit > 0
group by example.partner_set_id, place.partner_combination_id
