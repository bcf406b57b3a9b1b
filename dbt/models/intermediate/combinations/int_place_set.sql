with combination_set_summary as (
    select * from {{ ref('int_combination_set_summary') }}
),
member as (
    select * from {{ ref('int_combination_set') }}
),
combination as (
    select * from {{ ref('int_attribute_combination') }}
),
example as (
    select place_set_id, min(set_id) as set_id from combination_set_summary group by place_set_id
),
place_sets as (
    select example.place_set_id, combination.place_combination_id
    from example
    inner join member on example.set_id = member.set_id
    inner join combination on member.combination_id = combination.combination_id
    group by example.place_set_id, combination.place_combination_id
)
select * from place_sets
