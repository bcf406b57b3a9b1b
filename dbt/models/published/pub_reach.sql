-- Made of _published.yml: `make docs`.
select
    period_type,
    period_start,
    country_code,
    region_code,
    city_code,
    setting_group,
    gender,
    age_band,
    origin_code,
    persons,
    status,
    status_label,
    first_published,
    restated_in
from {{ ref('protected_reach') }}
