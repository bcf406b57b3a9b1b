{{ config(materialized='view') }}
-- What a leaf counts as in pub_reach: its own age band, and the wider one that it is part of.
with leaf as (
    select * from {{ ref('int_leaf') }}
),
band as (
    select value, value as counted_as from {{ ref('dimension_value') }} where dimension = 'age_band'
    union all
    select value, part_of as counted_as from {{ ref('dimension_value') }} where dimension = 'age_band' and part_of <> ''
)
select
    leaf.leaf_id,
    leaf.partner_code,
    leaf.country_code,
    leaf.region_code,
    leaf.city_code,
    leaf.setting_group,
    leaf.gender,
    band.counted_as as age_band,
    leaf.origin_code
from leaf
inner join band on leaf.age_band = band.value
