-- Made of _published.yml: `make docs`.
select
    period_type,
    period_start,
    country_code,
    quality_kind,
    measure,
    files
from {{ ref('int_file_measure') }}
