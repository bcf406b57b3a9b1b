{{ config(materialized='view') }}
with member as (
    select * from {{ ref('int_place_set') }}
),
indicator_members as (
    select
        member.place_set_id + bitmap.indicator_bitmap as set_id,
        member.place_combination_id + bitmap.indicator_bitmap as combination_id
    from member
    cross join {{ indicator_bitmaps() }} as bitmap (indicator_bitmap)
)
select * from indicator_members
