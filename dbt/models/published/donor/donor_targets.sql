-- Made of _donor.yml: `make docs`.
select
    grant_code,
    indicator_code,
    country_code,
    period_type,
    period_start,
    baseline,
    target,
    source,
    invented
from {{ ref('pub_targets') }}
