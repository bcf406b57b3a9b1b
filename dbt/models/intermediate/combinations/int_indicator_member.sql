{{ config(materialized='view') }}
with bitmap as (
    select indicator_bitmap from {{ ref('int_indicator_bitmap') }}
),
member as (
    select * from {{ ref('int_place_set') }}
),
indicator_members as (
    select
        member.place_set_id + bitmap.indicator_bitmap as set_id,
        member.place_combination_id + bitmap.indicator_bitmap as combination_id
    from member
    cross join bitmap
)
select * from indicator_members
