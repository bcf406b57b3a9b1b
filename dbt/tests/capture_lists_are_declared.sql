-- The values of `capture` are the lists of the seed capture_list and their pairs, and each channel is on one list.
with list as (
    select list_code from {{ ref('capture_list') }} group by list_code
),
wanted as (
    select list_code as capture from list
    union all
    select one.list_code || '+' || other.list_code
    from list as one
    inner join list as other on one.list_code < other.list_code
),
declared as (
    select value as capture from {{ ref('dimension_value') }} where dimension = 'capture'
)
select coalesce(wanted.capture, declared.capture) as wrong
from wanted
full outer join declared on wanted.capture = declared.capture
where wanted.capture is null or declared.capture is null
union all
select channel from {{ ref('capture_list') }} group by channel having count(*) > 1
