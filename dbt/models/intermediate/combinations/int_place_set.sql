with example as (
    select place_set_id, min(set_id) as set_id from {{ ref('int_combination_set_summary') }} group by place_set_id
)
select example.place_set_id, combination.place_combination_id
from example
inner join {{ ref('int_combination_set') }} as member on example.set_id = member.set_id
inner join {{ ref('int_attribute_combination') }} as combination on member.combination_id = combination.combination_id
group by example.place_set_id, combination.place_combination_id
