-- People who moved, by days between the two contacts, in the newest period of each type of which a number is shown.
with latest as (
    select scope, period_type, period_start, move_kind, country_code, gap_tier, persons, status
    from published.pub_moves
    qualify period_start = max(period_start) filter (where status = 'shown') over (partition by period_type)
)
select * from latest
