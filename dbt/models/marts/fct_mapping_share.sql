-- Made of _marts.yml: `make docs`.
select
    return_id,
    return_year,
    country_code,
    is_invented,
    area_level,
    area_code,
    org_code,
    measure,
    scope,
    share_low,
    share_high
from {{ ref('int_mapping_share') }}
