-- Made of _published.yml: `make docs`.
select
    return_id,
    act_code,
    share_percent,
    times_mean,
    times_low,
    times_high,
    respondents,
    months,
    country_code,
    city,
    setting_group,
    note
from {{ source('network', 'violence_survey') }}
