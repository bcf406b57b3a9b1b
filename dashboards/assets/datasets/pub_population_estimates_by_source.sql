-- Estimates from print as they are; of the network's own overlap the newest closed half-year of each whole country.
with pub_population_estimates as (
    select * from published.pub_population_estimates
),
overlap as (
    select *, max(period_start) over (partition by area_code) as newest_start
    from pub_population_estimates
    where status <> 'open' and period_type = 'half_year' and area_code = country_code and method = 'own overlap, Chapman'
),
estimate as (
    select
        country_code, area_code, area_code = country_code as is_country, year, low, point, high, method,
        cast(null as varchar) as lists, source, quality, chosen, reason as why_not
    from pub_population_estimates
    where method <> 'own overlap, Chapman'
    union all
    select
        country_code, area_code, true, year, low, point, high, method,
        lists, source, quality, chosen, reason
    from overlap
    where period_start = newest_start
)
select * from estimate
