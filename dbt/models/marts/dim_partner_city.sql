-- Made of _marts.yml: `make docs`.
select
    partner_code,
    city_code
from {{ ref('stg_partner_city') }}
