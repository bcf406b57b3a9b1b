-- Services that people received in a country, in each closed period. The newest closed year is there once more under that name.
with pub_services as (
    select * from published.pub_services
),
closed as (
    select
        period_type, period_start, country_code, service_code, share, share_low, share_high, status, status_label,
        period_type = 'year' and period_start = max(period_start) over (partition by period_type) as is_newest_year
    from pub_services
    where kind = 'service' and service_code <> 'any' and status <> 'open' and period_type in ('half_year', 'year')
        and region_code = 'all' and city_code = 'all'
),
named as (
    select closed.*, naming.as_newest_year
    from closed
    inner join (values (false), (true)) as naming (as_newest_year) on not naming.as_newest_year or closed.is_newest_year
)
select * from named
