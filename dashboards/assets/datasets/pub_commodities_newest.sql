-- What was given out in the newest year of which a number is shown; where none ever is, in the newest closed one.
with pub_commodities as (
    select * from published.pub_commodities
),
yearly as (
    select
        *,
        coalesce(
            max(case when status = 'shown' then period_start end) over (),
            max(case when status <> 'open' then period_start end) over ()
        ) as newest_start
    from pub_commodities
    where period_type = 'year'
),
newest as (
    select period_type, period_start, country_code, setting_group, commodity, amount, per_person_reached, status
    from yearly
    where period_start = newest_start
)
select * from newest
