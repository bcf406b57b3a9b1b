-- People reached in each region in the newest closed quarter of its country, beside the same quarter of the year before.
with pub_reach as (
    select * from published.pub_reach
),
place as (
    select * from network.place
),
region as (
    -- Each code in braces: dashboards put the name of the city there.
    select region_code, string_agg('{' || place_code || '}', ', ' order by place_code) as city_codes
    from place
    where level = 'city'
    group by region_code
),
quarterly as (
    select *, max(period_start) over (partition by country_code) as newest_start
    from pub_reach
    where period_type = 'quarter' and region_code <> 'all' and city_code = 'all' and setting_group = 'all' and gender = 'all'
        and age_band = 'all' and origin_code = 'all' and status <> 'open'
),
newest as (
    select
        quarterly.country_code, quarterly.region_code, region.city_codes, quarterly.period_start, quarterly.persons, quarterly.status,
        before.persons as persons_before, before.status as status_before
    from quarterly
    left join quarterly as before
        on quarterly.country_code = before.country_code
        and quarterly.region_code = before.region_code
        and before.period_start = quarterly.period_start - interval 12 months
    left join region on quarterly.region_code = region.region_code
    where quarterly.period_start = quarterly.newest_start
)
select * from newest
