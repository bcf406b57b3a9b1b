-- Made of _marts.yml: `make docs`.
select
    table_name,
    cell,
    period_type,
    period_start,
    counted_on,
    restating
from {{ ref('stg_closed_cell') }}
