-- Made of _marts.yml: `make docs`.
select
    period_type,
    period_start,
    period_end,
    month_start,
    period_rank
from {{ ref('int_period_month') }}
