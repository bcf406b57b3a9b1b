-- Made of _donor.yml: `make docs`.
select
    event_date,
    country_code,
    kind,
    label,
    source,
    invented,
    event_code
from {{ ref('pub_events') }}
