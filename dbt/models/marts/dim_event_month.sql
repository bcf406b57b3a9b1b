-- Made of _marts.yml: `make docs`.
select
    event_code,
    country_code,
    event_window,
    window_side,
    period_type,
    period_start,
    window_end,
    period_end,
    period_rank,
    month_start
from {{ ref('int_event_month') }}
