-- Made of _marts.yml: `make docs`.
select
    event_code,
    partner_code,
    counted_from
from {{ ref('int_event_partner') }}
