-- Shares that can be compared over time: the newest run of periods of the same partners, in which at most one in eight is a gap. A gap
-- is a period that is hidden, that nobody reported, or of other partners. Nothing is filled in.
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
dim_partner as (
    select * from {{ ref('dim_partner') }}
),
share as (
    select
        country_code, region_code, reporters, setting_group, period_type, period_start, share,
        case when region_code = 'all' then 1 else 3 end as months_each,
        12 * year(period_start) + month(period_start) as month_no
    from setting_share
    where city_code = 'all' and setting_group in ('indoor', 'outdoor', 'remote') and status <> 'open'
        and period_type = case when region_code = 'all' then 'month' else 'quarter' end
),
closed as (
    select
        country_code, region_code, reporters, setting_group, period_type, months_each,
        count(*) as closed_periods,
        max(period_start) as newest_period
    from share
    group by country_code, region_code, reporters, setting_group, period_type, months_each
),
reported as (
    -- Of all reporters it does not matter who they are.
    select
        share.*,
        case when share.reporters = 'constant' then coalesce(place.constant_partners, '') else '' end as partners,
        max(share.month_no) over (
            partition by share.country_code, share.region_code, share.reporters, share.setting_group
        ) as newest_month_no
    from share
    left join place_reporting as place
        on case when share.region_code = 'all' then share.country_code else share.region_code end = place.place_code
        and share.period_type = place.period_type
        and share.period_start = place.period_start
    where share.share is not null
),
-- Whose series it is: the partners that were the constant ones most often in the newest two years.
usual as (
    select
        country_code, region_code, reporters, setting_group, partners,
        row_number() over (
            partition by country_code, region_code, reporters, setting_group order by count(*) desc, max(period_start) desc
        ) as turn
    from reported
    where month_no > newest_month_no - 24
    group by country_code, region_code, reporters, setting_group, partners
),
beside_usual as (
    select
        reported.*,
        usual.partners as usual_partners
    from reported
    inner join usual
        on reported.country_code = usual.country_code
        and reported.region_code = usual.region_code
        and reported.reporters = usual.reporters
        and reported.setting_group = usual.setting_group
    where usual.turn = 1
),
panel as (
    select partners, usual_partners, {{ partners_named('partners') }} as named, {{ partners_named('usual_partners') }} as usually_named
    from beside_usual
    group by partners, usual_partners
),
newcomer as (
    select panel.partners, panel.usual_partners
    from panel
    inner join dim_partner
        on {{ is_named('dim_partner.partner_code', 'panel.partners') }}
        and not {{ is_named('dim_partner.partner_code', 'panel.usual_partners') }}
    group by panel.partners, panel.usual_partners
),
-- One in ten of many partners may be missing. Whoever joins meets other people, and would make a trend where nobody changed.
comparable as (
    select
        beside.*,
        row_number() over in_turn as periods_since,
        max(beside.month_no) over in_turn as last_month_no
    from beside_usual as beside
    inner join panel
        on beside.partners = panel.partners and beside.usual_partners = panel.usual_partners
    left join newcomer
        on panel.partners = newcomer.partners and panel.usual_partners = newcomer.usual_partners
    where newcomer.partners is null and 10 * (panel.usually_named - panel.named) <= panel.usually_named
    window in_turn as (
        partition by beside.country_code, beside.region_code, beside.reporters, beside.setting_group order by beside.month_no desc
    )
),
-- From here to the last period at most one in eight is a gap.
first_of_run as (
    select *, last_month_no - month_no + months_each as months
    from comparable
    where 8 * (last_month_no - month_no + months_each - periods_since * months_each) <= last_month_no - month_no + months_each
),
longest as (
    select
        country_code, region_code, reporters, setting_group, months_each, last_month_no,
        min(period_start) as first_period,
        max(period_start) as last_period
    from first_of_run
    group by country_code, region_code, reporters, setting_group, months_each, last_month_no
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
        and break.event_date >= longest.first_period
        and break.event_date < case
            when longest.region_code = 'all' then {{ months_after('longest.last_period', 1) }}
            else {{ months_after('longest.last_period', 3) }}
        end
    group by longest.country_code, longest.region_code, longest.reporters, longest.setting_group
),
-- Two years after a break, what came before it need not be compared any more.
run as (
    select
        beginning.country_code, beginning.region_code, beginning.reporters, beginning.setting_group, beginning.period_type,
        coalesce(
            min(beginning.period_start) filter (where beginning.period_start > last_break.event_date and beginning.months >= 24),
            min(beginning.period_start)
        ) as first_period,
        max(beginning.period_start) as last_period
    from first_of_run as beginning
    left join last_break
        on beginning.country_code = last_break.country_code
        and beginning.region_code = last_break.region_code
        and beginning.reporters = last_break.reporters
        and beginning.setting_group = last_break.setting_group
    group by beginning.country_code, beginning.region_code, beginning.reporters, beginning.setting_group, beginning.period_type
),
period as (
    select period_type, period_start from share group by period_type, period_start
),
measured as (
    select
        run.country_code, run.region_code, run.reporters, run.setting_group, run.first_period, run.last_period,
        count(*) as run_periods,
        count(*) - count(comparable.share) as gap_periods,
        string_agg(
            coalesce(cast(cast(comparable.share as decimal(12, 9)) as varchar), 'nan'), ';' order by period.period_start
        ) as shares
    from run
    inner join period
        on run.period_type = period.period_type
        and period.period_start >= run.first_period
        and period.period_start <= run.last_period
    left join comparable
        on run.country_code = comparable.country_code
        and run.region_code = comparable.region_code
        and run.reporters = comparable.reporters
        and run.setting_group = comparable.setting_group
        and period.period_start = comparable.period_start
    group by run.country_code, run.region_code, run.reporters, run.setting_group, run.first_period, run.last_period
),
series as (
    select
        closed.*,
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
