-- Measures are declared twice: as data, and as values that the disclosure control may show.
select 'dimension_value' as seed, value as code
from {{ ref('dimension_value') }}
where dimension = 'mobility_measure' and value not in (select mobility_measure from {{ ref('mobility_measure') }})
union all
select 'mobility_measure', mobility_measure
from {{ ref('mobility_measure') }}
where mobility_measure not in (select value from {{ ref('dimension_value') }} where dimension = 'mobility_measure')
