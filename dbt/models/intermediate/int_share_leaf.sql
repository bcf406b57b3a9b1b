{{ config(materialized='view') }}
-- What the leaves of shares stand for. A person with several settings counts in each, once in `multi_setting` (several within
-- the country in the period), and once in `recorded`, the base of the shares: a leaf is in several groups at once.
with combination as (
    select bits.place_bits, several.is_several, constant.is_constant
    from (values (1), (2), (3), (4), (5), (6), (7)) as bits (place_bits)
    cross join (values (0), (1)) as several (is_several)
    cross join (values (0), (1)) as constant (is_constant)
),
share_group as (
    select value as share_group from {{ ref('dimension_value') }} where dimension = 'share_group'
)
select
    place.place_leaf_id
    + {{ share_leaf_bits('combination.place_bits', 'combination.is_several', 'combination.is_constant') }} as leaf_id,
    place.partner_code,
    place.country_code,
    place.region_code,
    place.city_code,
    share_group.share_group,
    case when combination.is_constant = 1 then 'constant' else 'other' end as reporters
from {{ ref('int_place_leaf') }} as place
cross join combination
inner join share_group
    on case share_group.share_group
        when 'recorded' then 1
        when 'multi_setting' then combination.is_several
        else combination.place_bits & {{ setting_bit('share_group.share_group') }}
    end > 0
