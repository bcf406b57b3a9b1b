with period_month as (
    select * from {{ ref('int_period_month') }}
),
country as (
    select * from {{ source('network', 'place') }}
),
event as (
    select * from {{ source('network', 'event') }}
),
kind as (
    select * from {{ ref('event_kind') }}
),
place_completeness as (
    select * from {{ ref('fct_place_completeness') }}
    where region_code = 'all'
),
protected_cell as (
    select * from {{ ref('protected_setting_cell') }}
),
partner_month as (
    select * from {{ ref('fct_partner_month') }}
    where safe_to_show
),
period as (
    select
        period_type,
        period_start,
        {{ months_after('period_start', -12) }} as compare_start,
        period_end
    from period_month
    where period_type in ('quarter', 'half_year', 'year')
    group by period_type, period_start, period_end
),
pair as (
    select period.*, country.place_code as country_code
    from period
    cross join country
    where country.level = 'country'
),
reported as (
    -- Of the numbers that are compared, what came by the day of that which was counted first.
    select
        cell.period_type,
        cell.period_start,
        cell.country_code,
        min({{ completeness_beside('cell', 'completeness') }}) as reporting_completeness
    from protected_cell as cell
    inner join place_completeness as completeness
        on cell.period_type = completeness.period_type
        and cell.period_start = completeness.period_start
        and cell.country_code = completeness.country_code
        and {{ is_completeness_of('cell', 'completeness') }}
    where cell.region_code = 'all' and cell.channel_group = 'all' and cell.reporter_side = 'all_reporters'
    group by cell.period_type, cell.period_start, cell.country_code
),
between_them as (
    select
        pair.period_type,
        pair.period_start,
        pair.country_code,
        {{ events_between() }} as events_between,
        max(kind.is_break) as is_broken
    from pair
    inner join event
        on pair.country_code = event.country_code
        and event.event_date >= pair.compare_start
        and event.event_date < pair.period_end
    inner join kind on event.kind = kind.kind
    group by pair.period_type, pair.period_start, pair.country_code
),
began as (
    select country_code, min(month_start) as month_start from partner_month where is_whole_month = 1 group by country_code
),
compared_periods as (
    select
        pair.period_type,
        pair.period_start,
        pair.compare_start,
        pair.country_code,
        coalesce(between_them.events_between, '') as events_between,
        coalesce(between_them.is_broken, 0) = 1 as breaks_between,
        before.reporting_completeness as completeness_before,
        now.reporting_completeness as completeness_after,
        coalesce(began.month_start <= pair.compare_start, false) as is_whole_before
    from pair
    left join began on pair.country_code = began.country_code
    left join between_them
        on pair.period_type = between_them.period_type
        and pair.period_start = between_them.period_start
        and pair.country_code = between_them.country_code
    left join reported as now
        on pair.period_type = now.period_type and pair.period_start = now.period_start and pair.country_code = now.country_code
    left join reported as before
        on pair.period_type = before.period_type and pair.compare_start = before.period_start
        and pair.country_code = before.country_code
)
select * from compared_periods
