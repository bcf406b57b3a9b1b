-- The same persons have one number in every table. In a national scope of two regions, whoever came to the one left the other:
-- inflow, outflow and the cell of the matrix are one person set.
with two_regions as (
    select country_code, min(region_code) as region_a, max(region_code) as region_b
    from {{ ref('place') }}
    where level = 'region'
    group by country_code
    having count(*) = 2
)
select total.scope, total.period_type, total.period_start, total.region_code
from {{ ref('pub_flow_totals') }} as total
inner join two_regions on total.country_code = two_regions.country_code
inner join (select scope from {{ ref('linkage_scope') }} where is_national = 1 group by scope) as national
    on total.scope = national.scope
inner join {{ ref('pub_flow_matrix') }} as cell
    on total.scope = cell.scope
    and total.period_type = cell.period_type
    and total.period_start = cell.period_start
    and cell.origin_place <> cell.destination_place
where (cell.destination_place = total.region_code and total.inflow <> cell.persons)
    or (cell.origin_place = total.region_code and total.outflow <> cell.persons)
union all
-- A corridor between two whole countries is everybody who moved between them. It is published later, never otherwise.
select corridor.scope, corridor.period_type, corridor.period_start, corridor.corridor_code
from {{ ref('pub_corridors') }} as corridor
inner join {{ ref('corridor') }} as declared
    on corridor.corridor_code = declared.corridor_code and length(declared.place_a) = 2 and length(declared.place_b) = 2
inner join {{ ref('pub_moves') }} as moves
    on corridor.scope = moves.scope
    and corridor.period_type = moves.period_type
    and corridor.period_start = moves.period_start
    and corridor.country_code = moves.country_code
    and moves.gap_tier = 'all'
where corridor.persons <> moves.persons
