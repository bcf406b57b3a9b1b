-- Quality of records in closed half-years, and which of them are the two newest.
with pub_quality as (
    select * from published.pub_quality
),
closed as (
    select
        period_type, period_start, country_code, quality_kind, measure, share, reason, status,
        period_start > max(period_start) over () - interval '12' month as is_newest
    from pub_quality
    where status <> 'open'
)
select * from closed
