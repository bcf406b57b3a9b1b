-- Every known estimate, the chosen one marked. Not about persons in the warehouse.
select
    area_code,
    country_code,
    year,
    low,
    point,
    high,
    method,
    source,
    quality,
    is_chosen = 1 as chosen,
    is_invented = 1 as invented
from {{ ref('population_estimate') }}
