-- The same persons have one number in every table: they have one count and one sum of record keys before disclosure control,
-- which gives both tables the same number. What is published is not compared: one of two cells may have closed before late rows
-- came. In a national scope of two regions, whoever came to the one left the other.
with two_regions as (
    select country_code, min(region_code) as region_a, max(region_code) as region_b
    from {{ source('network', 'place') }}
    where level = 'region'
    group by country_code
    having count(*) = 2
)
select total.scope, total.period_type, total.period_start, total.region_code
from {{ ref('fct_cell_flow_end') }} as total
inner join two_regions on total.country_code = two_regions.country_code
inner join (select scope from {{ source('network', 'linkage_scope') }} where is_national = 1 group by scope) as national
    on total.scope = national.scope
inner join {{ ref('fct_cell_flow') }} as cell
    on total.scope = cell.scope
    and total.period_type = cell.period_type
    and total.period_start = cell.period_start
    and total.partner_code = cell.partner_code
    and cell.origin_place <> cell.destination_place
where total.partner_code = 'all'
    and ((total.flow_direction = 'in' and cell.destination_place = total.region_code)
        or (total.flow_direction = 'out' and cell.origin_place = total.region_code))
    and (total.persons <> cell.persons or total.key_sum <> cell.key_sum)
union all
-- A corridor between two whole countries is everybody who moved between them.
select corridor.scope, corridor.period_type, corridor.period_start, corridor.corridor_code
from {{ ref('fct_cell_corridor') }} as corridor
inner join {{ source('network', 'corridor') }} as declared
    on corridor.corridor_code = declared.corridor_code and length(declared.place_a) = 2 and length(declared.place_b) = 2
inner join {{ ref('fct_cell_move') }} as moves
    on corridor.scope = moves.scope
    and corridor.period_type = moves.period_type
    and corridor.period_start = moves.period_start
    and corridor.country_code = moves.country_code
    and corridor.partner_code = moves.partner_code
    and moves.gap_tier = 'all'
where corridor.partner_code = 'all'
    and (corridor.persons <> moves.persons or corridor.key_sum <> moves.key_sum)
