-- People reached by age in closed periods, with the wider bands that donors' frameworks ask for: a five-year band is part of a wider
-- one. The newest closed year is there once more under that name.
with pub_reach as (
    select * from published.pub_reach
),
closed as (
    select
        period_type, period_start, country_code, age_band as age_group, persons, status,
        period_type = 'year' and period_start = max(period_start) over (partition by period_type) as is_newest_year
    from pub_reach
    where period_type in ('half_year', 'year') and status <> 'open' and region_code = 'all' and city_code = 'all'
        and setting_group = 'all' and gender = 'all' and origin_code = 'all'
),
named as (
    select
        closed.period_type, closed.period_start, closed.country_code, closed.age_group, closed.persons, closed.status,
        naming.as_newest_year
    from closed
    inner join (values (false), (true)) as naming (as_newest_year) on not naming.as_newest_year or closed.is_newest_year
)
select * from named
