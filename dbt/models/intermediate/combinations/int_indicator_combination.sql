{{ config(materialized='view') }}
with place as (
    select * from {{ ref('int_place_combination') }}
),
indicator as (
    {% for code in coverage_indicators() -%}
    select '{{ code }}' as indicator_code{{ " union all" if not loop.last }}
    {% endfor %}
),
indicator_combinations as (
    select
        place.place_combination_id + bitmap.indicator_bitmap as combination_id,
        place.partner_code,
        place.country_code,
        place.region_code,
        place.city_code,
        indicator.indicator_code
    from place
    cross join {{ indicator_bitmaps() }} as bitmap (indicator_bitmap)
    inner join indicator on bitmap.indicator_bitmap & {{ indicator_bit('indicator.indicator_code') }} <> 0
)
select * from indicator_combinations
