-- Corridors and measures are declared twice: as data, and as values that the disclosure control may show. And every place
-- of a corridor or a roll-up is known, or a country of the list.
select 'corridor' as seed, corridor_code as code
from {{ ref('corridor') }}
where corridor_code not in (select value from {{ ref('dimension_value') }} where dimension = 'corridor_code')
union all
select 'dimension_value', value
from {{ ref('dimension_value') }}
where (dimension = 'corridor_code' and value not in (select corridor_code from {{ ref('corridor') }}))
    or (dimension = 'mobility_measure' and value not in (select mobility_measure from {{ ref('mobility_measure') }}))
union all
select 'mobility_measure', mobility_measure
from {{ ref('mobility_measure') }}
where mobility_measure not in (select value from {{ ref('dimension_value') }} where dimension = 'mobility_measure')
union all
select 'corridor', place
from (
    select place_a as place from {{ ref('corridor') }}
    union all
    select place_b as place from {{ ref('corridor') }}
) as known
where place not in (select place_code from {{ ref('place') }}) and place not in (select value from {{ ref('origin_country') }})
union all
select 'place_rollup', place_code
from {{ ref('place_rollup') }}
where place_code not in (select place_code from {{ ref('place') }} where level <> 'country')
