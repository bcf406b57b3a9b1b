-- Shares that can be compared over time: up to the newest closed period, of the same partners, with at most one period in eight as
-- a gap. A gap is a period that is hidden, that nobody reported, or of other partners. Nothing is filled in.
with setting_share as (
    select * from {{ ref('pub_setting_share') }}
),
event as (
    select * from {{ source('network', 'event') }}
),
kind as (
    select * from {{ ref('event_kind') }}
),
panel as (
    select * from {{ ref('compared_panel') }}
),
place_reporting as (
    select * from {{ ref('dim_place_reporting') }}
),
share as (
    select
        country_code, region_code, reporters, setting_group, period_type, period_start, share, status,
        case when region_code = 'all' then 1 else 3 end as months_each,
        12 * year(period_start) + month(period_start) as month_no
    from setting_share
    where city_code = 'all' and setting_group in ('indoor', 'outdoor', 'remote') and status <> 'open'
        and period_type = case when region_code = 'all' then 'month' else 'quarter' end
),
closed as (
    select
        country_code, region_code, reporters, setting_group, period_type, months_each,
        -- A country that joined has closed periods of before, without a report of anybody.
        coalesce(
            cast((max(month_no) - min(case when status <> 'gap' then month_no end)) / months_each as integer) + 1, 0
        ) as closed_periods,
        max(period_start) as newest_period,
        max(month_no) as newest_month_no
    from share
    group by country_code, region_code, reporters, setting_group, period_type, months_each
),
reported as (
    -- Of all reporters it does not matter who they are.
    select
        share.*,
        case when share.reporters = 'constant' then panel.constant_partners else 'all' end as partners
    from share
    left join panel
        on case when share.region_code = 'all' then share.country_code else share.region_code end = panel.place_code
        and share.period_type = panel.period_type
        and share.period_start = panel.period_start
    where share.share is not null
),
-- Whoever joins meets other people, and would make a trend where nobody changed. So each period is taken with those of the same
-- partners.
since as (
    select
        reported.*,
        closed.newest_period,
        closed.newest_month_no - reported.month_no + reported.months_each as months,
        reported.months_each * row_number() over (
            partition by
                reported.country_code, reported.region_code, reported.reporters, reported.setting_group, reported.partners
            order by reported.month_no desc
        ) as shown_months,
        max(reported.period_start) over (
            partition by
                reported.country_code, reported.region_code, reported.reporters, reported.setting_group, reported.partners
        ) as last_period
    from reported
    inner join closed
        on reported.country_code = closed.country_code
        and reported.region_code = closed.region_code
        and reported.reporters = closed.reporters
        and reported.setting_group = closed.setting_group
    where reported.partners <> ''
),
beginning as (
    select
        *,
        row_number() over (partition by country_code, region_code, reporters, setting_group order by months desc) as turn
    from since
    where 8 * (months - shown_months) <= months
),
longest as (
    select * from beginning where turn = 1
),
break as (
    select event.country_code, event.event_date
    from event
    inner join kind on event.kind = kind.kind
    where kind.is_break = 1
),
last_break as (
    select longest.country_code, longest.region_code, longest.reporters, longest.setting_group, max(break.event_date) as event_date
    from longest
    inner join break
        on longest.country_code = break.country_code
        and break.event_date >= longest.period_start
        and break.event_date < case
            when longest.region_code = 'all' then {{ months_after('longest.last_period', 1) }}
            else {{ months_after('longest.last_period', 3) }}
        end
    group by longest.country_code, longest.region_code, longest.reporters, longest.setting_group
),
-- Two years after a break, what came before it need not be compared any more.
run as (
    select
        longest.country_code, longest.region_code, longest.reporters, longest.setting_group, longest.period_type, longest.partners,
        longest.newest_period,
        coalesce(
            min(beginning.period_start) filter (where beginning.period_start > last_break.event_date and beginning.months >= 24),
            min(beginning.period_start)
        ) as first_period
    from longest
    inner join beginning
        on longest.country_code = beginning.country_code
        and longest.region_code = beginning.region_code
        and longest.reporters = beginning.reporters
        and longest.setting_group = beginning.setting_group
        and longest.partners = beginning.partners
    left join last_break
        on longest.country_code = last_break.country_code
        and longest.region_code = last_break.region_code
        and longest.reporters = last_break.reporters
        and longest.setting_group = last_break.setting_group
    group by
        longest.country_code, longest.region_code, longest.reporters, longest.setting_group, longest.period_type, longest.partners,
        longest.newest_period
),
period as (
    select period_type, period_start from place_reporting group by period_type, period_start
),
measured as (
    select
        run.country_code, run.region_code, run.reporters, run.setting_group, run.first_period,
        max(case when since.share is not null then period.period_start end) as last_period,
        count(*) as run_periods,
        count(*) - count(since.share) as gap_periods,
        string_agg(
            coalesce(cast(cast(since.share as decimal(12, 9)) as varchar), 'nan'), ';' order by period.period_start
        ) as shares
    from run
    inner join period
        on run.period_type = period.period_type
        and period.period_start >= run.first_period
        and period.period_start <= run.newest_period
    left join since
        on run.country_code = since.country_code
        and run.region_code = since.region_code
        and run.reporters = since.reporters
        and run.setting_group = since.setting_group
        and run.partners = since.partners
        and period.period_start = since.period_start
    group by run.country_code, run.region_code, run.reporters, run.setting_group, run.first_period
),
series as (
    select
        closed.country_code, closed.region_code, closed.reporters, closed.setting_group, closed.period_type, closed.months_each,
        closed.closed_periods,
        closed.newest_period,
        coalesce(measured.run_periods, 0) as run_periods,
        coalesce(measured.gap_periods, 0) as gap_periods,
        measured.first_period,
        measured.last_period,
        measured.shares
    from closed
    left join measured
        on closed.country_code = measured.country_code
        and closed.region_code = measured.region_code
        and closed.reporters = measured.reporters
        and closed.setting_group = measured.setting_group
)
select * from series
