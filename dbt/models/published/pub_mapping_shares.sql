-- Shares stated by organisations, by area. Ranges stay ranges: a roll-up spans from the lowest low to the highest high and says how
-- many organisations gave the figure. Ranges of one city that do not meet contradict each other; those of a wider area may both be
-- right. Shares of different scopes are never put together. A city is told only where two organisations or more gave the figure, and the
-- figure of a region, too: beside the same figure of an organisation it would say where that one works.
with area as (
    select * from {{ ref('dim_mapping_area') }}
),
mapping_share as {{ inlined() }} (
    select * from {{ ref('fct_mapping_share') }}
),
given as (
    select
        return_id,
        area_level,
        area_code,
        measure,
        scope,
        min(share_low) as share_low,
        max(share_high) as share_high,
        count(*) as organisations,
        max(share_low) as highest_low,
        min(share_high) as lowest_high
    from mapping_share
    group by return_id, area_level, area_code, measure, scope
),
asked as (
    -- The printed mapping asked four of the eight.
    select return_id, measure from mapping_share group by return_id, measure
),
shares_of_areas as (
    select
        area.return_id,
        area.return_year,
        area.area_level,
        area.area_code,
        area.country_code,
        asked.measure,
        coalesce(given.scope, '') as scope,
        case when area.area_level <> 'region' or given.organisations >= 2 then given.share_low end as percent_low,
        case when area.area_level <> 'region' or given.organisations >= 2 then given.share_high end as percent_high,
        cast(coalesce(given.organisations, 0) as integer) as organisations,
        cast(area.organisations as integer) as organisations_asked,
        case
            when given.organisations is null then 'no organisation gave the figure'
            when given.organisations = 1 then 'one organisation'
            when given.highest_low <= given.lowest_high then 'the ranges meet'
            when area.area_level = 'city' then 'contradiction'
            else 'differs within the area'
        end as agreement,
        area.is_invented = 1 as invented
    from area
    inner join asked on area.return_id = asked.return_id
    left join given
        on area.return_id = given.return_id
        and area.area_level = given.area_level
        and area.area_code = given.area_code
        and asked.measure = given.measure
    where area.area_level <> 'city' or given.organisations >= 2
)
select * from shares_of_areas
