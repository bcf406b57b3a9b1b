-- Made of _marts.yml: `make docs`.
select
    partner_code,
    city_code,
    active_from,
    active_to
from {{ ref('stg_partner_city') }}
