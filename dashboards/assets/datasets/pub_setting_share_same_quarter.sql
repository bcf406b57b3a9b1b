-- The newest closed quarter beside the same quarter of earlier years, for whole countries and their regions. A row of that quarter
-- stands twice: under its own quarter of the year and as one of the newest.
with pub_setting_share as (
    select * from published.pub_setting_share
),
indoor as (
    select *, max(case when region_code = 'all' and status = 'shown' then period_start end) over () as newest_start
    from pub_setting_share
    where period_type = 'quarter' and setting_group = 'indoor' and city_code = 'all'
),
named as (
    select
        indoor.country_code, indoor.region_code, indoor.reporters, indoor.period_type, indoor.period_start,
        naming.as_newest_quarter, indoor.share, indoor.status
    from indoor
    inner join (values (false), (true)) as naming (as_newest_quarter)
        on not naming.as_newest_quarter or quarter(indoor.period_start) = quarter(indoor.newest_start)
    where indoor.status = 'shown'
)
select * from named
