-- Made of _marts.yml: `make docs`.
select
    return_id,
    org_code,
    area_level,
    area_code,
    kind,
    code,
    rank
from {{ ref('int_mapping_statement') }}
