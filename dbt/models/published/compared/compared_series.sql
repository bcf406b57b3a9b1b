with setting_share as (
    select * from {{ ref('pub_setting_share') }}
),
share as (
    select
        country_code, region_code, reporters, setting_group, period_type, period_start,
        cast(share as decimal(12, 9)) as share,
        case when share is null then 0 else 1 end as is_shown,
        row_number() over (
            partition by country_code, region_code, reporters, setting_group, period_type order by period_start
        ) as period_no
    from setting_share
    where city_code = 'all' and setting_group in ('indoor', 'outdoor', 'remote') and status <> 'open'
        and period_type = case when region_code = 'all' then 'month' else 'quarter' end
),
numbered as (
    select
        *,
        period_no - row_number() over (
            partition by country_code, region_code, reporters, setting_group order by period_start
        ) as run_no
    from share
    where is_shown = 1
),
run as (
    select
        country_code, region_code, reporters, setting_group, run_no,
        count(*) as run_periods,
        min(period_start) as first_period,
        max(period_start) as last_period,
        string_agg(cast(share as varchar), ';' order by period_start) as shares
    from numbered
    group by country_code, region_code, reporters, setting_group, run_no
),
newest as (
    select *, row_number() over (
            partition by country_code, region_code, reporters, setting_group order by last_period desc
        ) as turn
    from run
),
closed as (
    select
        country_code, region_code, reporters, setting_group, period_type,
        case period_type when 'month' then 1 else 3 end as months_each,
        count(*) as closed_periods,
        max(period_start) as newest_period
    from share
    group by country_code, region_code, reporters, setting_group, period_type
),
series as (
    select
        closed.*,
        coalesce(newest.run_periods, 0) as run_periods,
        newest.first_period,
        newest.last_period,
        newest.shares
    from closed
    left join newest
        on closed.country_code = newest.country_code
        and closed.region_code = newest.region_code
        and closed.reporters = newest.reporters
        and closed.setting_group = newest.setting_group
        and newest.turn = 1
)
select * from series
