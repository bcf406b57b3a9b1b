-- D = (50, 40, 30), O = (20, 40, 60): effectiveness 25.0. All one way is 100, all made up for is 0.
with vector as (
    select 'printed' as vector, 50 as d, 20 as o, 25.0 as expected
    union all
    select 'printed', 40, 40, 25.0
    union all
    select 'printed', 30, 60, 25.0
    union all
    select 'one way', 10, 0, 100.0
    union all
    select 'one way', 0, 10, 100.0
    union all
    select 'made up for', 7, 7, 0.0
)
select vector, {{ effectiveness('d', 'o') }} as found
from vector
group by vector
having round({{ effectiveness('d', 'o') }}, 9) <> max(expected)
