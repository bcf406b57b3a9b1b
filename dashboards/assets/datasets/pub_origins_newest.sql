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
dated as (
    select *, max(case when status = 'shown' then period_start end) over (partition by period_type) as newest_start
    from pub_origins
    where region_code = 'all' and city_code = 'all' and origin_code not in ('all', country_code)
),
newest as (
    select
        chosen.period_type, chosen.counted_by, dated.period_start, dated.country_code, dated.origin_code, dated.persons, dated.status
    from dated
    inner join chosen on dated.period_type = chosen.counted_by
    where dated.period_start = dated.newest_start and dated.status = 'shown'
)
select * from newest
