{{ config(materialized='view') }}
with share_group as (
    select value as share_group from {{ ref('dimension_value') }} where dimension = 'share_group'
),
place as (
    select * from {{ ref('int_place_combination') }}
),
bitmap as (
    select bits.setting_bitmap, several.is_several, constant.is_constant
    from (values (1), (2), (3), (4), (5), (6), (7)) as bits (setting_bitmap)
    cross join (values (0), (1)) as several (is_several)
    cross join (values (0), (1)) as constant (is_constant)
),
share_combinations as (
    select
        place.place_combination_id
        + {{ share_bitmap('bitmap.setting_bitmap', 'bitmap.is_several', 'bitmap.is_constant') }} as combination_id,
        place.partner_code,
        place.country_code,
        place.region_code,
        place.city_code,
        share_group.share_group,
        case when bitmap.is_constant = 1 then 'constant' else 'other' end as reporters
    from place
    cross join bitmap
    inner join share_group
        on case share_group.share_group
            when 'recorded' then 1
            when 'multi_setting' then bitmap.is_several
            else bitmap.setting_bitmap & {{ setting_bit('share_group.share_group') }}
        end > 0
)
select * from share_combinations
