-- What was given out in the newest year of which a number is shown; where none ever is, in the newest closed one.
with pub_commodities as (
    select * from published.pub_commodities
),
newest as (
    select period_type, period_start, country_code, setting_group, commodity, amount, per_person_reached, status
    from pub_commodities
    where period_type = 'year'
    qualify period_start = coalesce(
        max(period_start) filter (where status = 'shown') over (), max(period_start) filter (where status <> 'open') over ()
    )
)
select * from newest
