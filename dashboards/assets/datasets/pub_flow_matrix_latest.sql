-- Moves from region to region in the newest period of each type of which a number is shown.
with pub_flow_matrix as (
    select * from published.pub_flow_matrix
),
dated as (
    select *, max(case when status = 'shown' then period_start end) over (partition by period_type) as newest_start
    from pub_flow_matrix
),
latest as (
    select scope, period_type, period_start, origin_place, destination_place, persons, status
    from dated
    where period_start = newest_start
)
select * from latest
