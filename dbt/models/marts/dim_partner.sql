-- Made of _marts.yml: `make docs`.
select
    partner_code,
    alias,
    country_code,
    is_demo,
    safe_to_show,
    may_be_named,
    active_from,
    active_to,
    cadence,
    grace_days
from {{ source('raw', 'partner') }}
