-- Made of _published.yml: `make docs`.
select
    return_id,
    org_code,
    city,
    federal_district,
    country_code,
    covered_low,
    covered_high,
    covered_qualifier,
    count_unit,
    period_kind,
    indoor_low,
    indoor_high,
    outdoor_low,
    outdoor_high,
    migrant_low,
    migrant_high,
    injects_low,
    injects_high,
    injects_scope,
    flags
from {{ source('raw', 'mapping_return') }}
