-- Countries of origin in the newest half-year or year; people from the host country itself are left out. Who chooses another type of
-- period sees the newest year.
with pub_origins as (
    select * from published.pub_origins
),
chosen as (
    select pair.period_type, pair.counted_by
    from (values ('month', 'year'), ('quarter', 'year'), ('half_year', 'half_year'), ('year', 'year'))
        as pair (period_type, counted_by)
),
newest as (
    select
        chosen.period_type, chosen.counted_by, origins.period_start, origins.country_code, origins.origin_code, origins.persons,
        origins.status
    from pub_origins as origins
    inner join chosen on origins.period_type = chosen.counted_by
    where origins.region_code = 'all' and origins.city_code = 'all' and origins.origin_code not in ('all', origins.country_code)
        and origins.status = 'shown'
    qualify origins.period_start = max(origins.period_start) over (partition by chosen.period_type)
)
select * from newest
