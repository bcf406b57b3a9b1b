-- Moves from region to region in the newest period of each type of which a number is shown.
with latest as (
    select scope, period_type, period_start, origin_place, destination_place, persons, status
    from published.pub_flow_matrix
    qualify period_start = max(period_start) filter (where status = 'shown') over (partition by period_type)
)
select * from latest
