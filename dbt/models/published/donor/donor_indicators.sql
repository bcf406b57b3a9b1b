-- Made of _donor.yml: `make docs`.
select
    indicator_code,
    language,
    name,
    numerator,
    denominator,
    unit,
    disaggregation,
    framework,
    framework_version,
    published_in,
    is_computed,
    reason,
    why_it_matters,
    caveats
from {{ ref('pub_indicators') }}
