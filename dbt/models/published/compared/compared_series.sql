with setting_share as (
    select * from {{ ref('pub_setting_share') }}
),
event as (
    select * from {{ ref('event') }}
),
kind as (
    select * from {{ ref('event_kind') }}
),
place_reporting as (
    select * from {{ ref('dim_place_reporting') }}
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
reported as (
    -- Of all reporters it does not matter who they are.
    select
        share.*,
        case when share.reporters = 'constant' then coalesce(place.constant_partners, '') else '' end as partners
    from share
    left join place_reporting as place
        on case when share.region_code = 'all' then share.country_code else share.region_code end = place.place_code
        and share.period_type = place.period_type
        and share.period_start = place.period_start
    where share.is_shown = 1
),
beside_the_one_before as (
    select
        *,
        period_no - row_number() over in_turn as hidden_before,
        case when partners <> lag(partners) over in_turn then 1 else 0 end as has_other_partners
    from reported
    window in_turn as (partition by country_code, region_code, reporters, setting_group order by period_start)
),
numbered as (
    select
        *,
        hidden_before + sum(has_other_partners) over (
            partition by country_code, region_code, reporters, setting_group order by period_start
        ) as run_no
    from beside_the_one_before
),
run_of_periods as (
    select
        country_code, region_code, reporters, setting_group, run_no,
        min(period_start) as first_period,
        max(period_start) as last_period,
        row_number() over (
            partition by country_code, region_code, reporters, setting_group order by max(period_start) desc
        ) as turn
    from numbered
    group by country_code, region_code, reporters, setting_group, run_no
),
newest as (
    select * from run_of_periods where turn = 1
),
break as (
    select event.country_code, event.event_date
    from event
    inner join kind on event.kind = kind.kind
    where kind.is_break = 1
),
last_break as (
    select newest.country_code, newest.region_code, newest.reporters, newest.setting_group, max(break.event_date) as event_date
    from newest
    inner join break
        on newest.country_code = break.country_code
        and break.event_date >= newest.first_period
        and break.event_date < case
            when newest.region_code = 'all' then {{ months_after('newest.last_period', 1) }}
            else {{ months_after('newest.last_period', 3) }}
        end
    group by newest.country_code, newest.region_code, newest.reporters, newest.setting_group
),
in_newest as (
    select
        numbered.*,
        coalesce(numbered.period_start > last_break.event_date, true) as is_after,
        count(*) filter (where numbered.period_start > last_break.event_date) over (
            partition by numbered.country_code, numbered.region_code, numbered.reporters, numbered.setting_group
        ) as periods_after
    from numbered
    inner join newest
        on numbered.country_code = newest.country_code
        and numbered.region_code = newest.region_code
        and numbered.reporters = newest.reporters
        and numbered.setting_group = newest.setting_group
        and numbered.run_no = newest.run_no
    left join last_break
        on numbered.country_code = last_break.country_code
        and numbered.region_code = last_break.region_code
        and numbered.reporters = last_break.reporters
        and numbered.setting_group = last_break.setting_group
),
run as (
    select
        country_code, region_code, reporters, setting_group,
        count(*) as run_periods,
        min(period_start) as first_period,
        max(period_start) as last_period,
        string_agg(cast(share as varchar), ';' order by period_start) as shares
    from in_newest
    -- Two years after a break, what came before it need not be compared any more.
    where is_after or periods_after < case when region_code = 'all' then 24 else 8 end
    group by country_code, region_code, reporters, setting_group
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
        coalesce(run.run_periods, 0) as run_periods,
        run.first_period,
        run.last_period,
        run.shares
    from closed
    left join run
        on closed.country_code = run.country_code
        and closed.region_code = run.region_code
        and closed.reporters = run.reporters
        and closed.setting_group = run.setting_group
)
select * from series
