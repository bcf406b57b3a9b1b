-- Made of _published.yml: `make docs`.
select
    period_type,
    period_start,
    country_code,
    violation_kind,
    perpetrator_group,
    perpetrator_detail,
    persons,
    status,
    status_label,
    first_published,
    restated_in
from {{ ref('protected_violation') }}
