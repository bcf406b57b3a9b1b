{{ config(materialized='view') }}
-- What the leaves of the coverage indicators stand for: partner, place, and the indicators that a person met.
with combination as (
    select indicator_bits from {{ ref('int_indicator_bits') }}
),
indicator as (
    {% for code in coverage_indicators() -%}
    select '{{ code }}' as indicator_code{{ " union all" if not loop.last }}
    {% endfor %}
)
select
    place.place_leaf_id + combination.indicator_bits as leaf_id,
    place.partner_code,
    place.country_code,
    place.region_code,
    place.city_code,
    indicator.indicator_code
from {{ ref('int_place_leaf') }} as place
cross join combination
inner join indicator on combination.indicator_bits & {{ indicator_bit('indicator.indicator_code') }} <> 0
