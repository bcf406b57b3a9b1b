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
    select
        share_set_id,
        min(set_id) as set_id,
        max(case when bit_count(all_settings_bitmap) > 1 then 1 else 0 end) as is_several
    from combination_set_summary
    group by share_set_id
),
share_sets as (
    select
        example.share_set_id,
        combination.place_combination_id,
        example.is_several,
        bit_or(combination.setting_bit) as setting_bitmap
    from example
    inner join member on example.set_id = member.set_id
    inner join combination on member.combination_id = combination.combination_id
    group by example.share_set_id, combination.place_combination_id, example.is_several
)
select * from share_sets
