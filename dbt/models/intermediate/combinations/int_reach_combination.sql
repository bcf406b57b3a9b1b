{{ config(materialized='view') }}
with combination as (
    select * from {{ ref('int_attribute_combination') }}
),
dimension_value as {{ inlined() }} (
    select * from {{ ref('dimension_value') }}
),
band as (
    select value, value as counted_as from dimension_value where dimension = 'age_band'
    union all
    select value, part_of as counted_as from dimension_value where dimension = 'age_band' and part_of <> ''
),
reach_combinations as (
    select
        combination.combination_id,
        combination.partner_code,
        combination.country_code,
        combination.region_code,
        combination.city_code,
        combination.setting_group,
        combination.gender,
        band.counted_as as age_band,
        combination.origin_code
    from combination
    inner join band on combination.age_band = band.value
)
select * from reach_combinations
