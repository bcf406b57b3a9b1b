-- Made of _marts.yml: `make docs`.
select
    table_name,
    cell,
    countries,
    period_type,
    period_start,
    restated_in,
    status_before,
    persons_before,
    status,
    persons
from {{ ref('stg_revision') }}
