-- The newest change of a country by quarter, divided into its parts: one row a country, and one column a part.
with pub_setting_decomposition as (
    select * from published.pub_setting_decomposition
),
shown as (
    select *, max(period_start) over (partition by country_code) as newest_start
    from pub_setting_decomposition
    where status = 'shown' and period_type = 'quarter'
),
newest as (
    select
        country_code, period_start, change_points, verdict, reason as why_not, real_points, composition_points,
        channel_points, who_reported_points, residual_points
    from shown
    where period_start = newest_start
)
select * from newest
