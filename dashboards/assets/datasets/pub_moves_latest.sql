-- People who moved, by days between the two contacts, in the newest period of each type of which a number is shown.
with pub_moves as (
    select * from published.pub_moves
),
dated as (
    select *, max(case when status = 'shown' then period_start end) over (partition by period_type) as newest_start from pub_moves
),
latest as (
    select scope, period_type, period_start, move_kind, country_code, gap_tier, persons, status
    from dated
    where period_start = newest_start
)
select * from latest
