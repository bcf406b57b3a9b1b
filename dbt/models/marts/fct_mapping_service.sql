-- Made of _marts.yml: `make docs`.
select
    return_id,
    org_code,
    area_level,
    area_code,
    service_code,
    offer_gender,
    offer_place,
    offer_language
from {{ ref('int_mapping_service') }}
