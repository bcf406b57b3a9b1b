with combination_set_summary as (
    select * from {{ ref('int_combination_set_summary') }}
),
member as (
    select * from {{ ref('int_combination_set') }}
),
combination as (
    select * from {{ ref('int_attribute_combination') }}
),
place as (
    select * from {{ ref('int_place_combination') }}
),
example as (
    select partner_set_id, min(set_id) as set_id
    from combination_set_summary
    where partner_set_id is not null
    group by partner_set_id
),
partner_sets as (
    select example.partner_set_id, place.partner_combination_id
    from example
    inner join member on example.set_id = member.set_id
    inner join combination on member.combination_id = combination.combination_id
    inner join place on combination.place_combination_id = place.place_combination_id
    where combination.setting_bit > 0
    group by example.partner_set_id, place.partner_combination_id
)
select * from partner_sets
