-- Trends of the setting shares beyond the season, from series of protected cells alone (warehouse/trends): Mann-Kendall and Sen's
-- slope over what is left without the season, and the same seasons of different years against each other.
with compared_series as (
    select * from {{ ref('compared_series') }}
),
event as (
    select * from {{ source('network', 'event') }}
),
kind as (
    select * from {{ ref('event_kind') }}
),
series as (
    select
        *,
        cast(12 / months_each as integer) as season_length,
        run_periods * months_each as months,
        gap_periods * months_each as months_left_out,
        case
            when run_periods * months_each >= 24 then 'shown'
            when closed_periods * months_each >= 24 then 'gap'
            else 'not_observable'
        end as status
    from compared_series
),
measured as (
    select
        *,
        {% for measure in ['slope', 'slope_low', 'slope_high', 'seasonal_amplitude', 'tau', 'p_value', 'p_same_season', 'direction'] -%}
        case when status = 'shown' then trend_measure(shares, season_length, '{{ measure }}') end as {{ measure }}{{ "," if not loop.last }}
        {% endfor %}
    from series
),
between_them as (
    select
        measured.country_code, measured.region_code, measured.reporters, measured.setting_group,
        {{ events_between() }} as events_between,
        max(kind.is_break) as is_broken
    from measured
    inner join event
        on measured.country_code = event.country_code
        and event.event_date >= measured.first_period
        and event.event_date < case
            when measured.months_each = 1 then {{ months_after('measured.last_period', 1) }}
            else {{ months_after('measured.last_period', 3) }}
        end
    inner join kind on event.kind = kind.kind
    group by measured.country_code, measured.region_code, measured.reporters, measured.setting_group
),
trends as (
    select
        measured.country_code,
        measured.region_code,
        measured.reporters,
        measured.setting_group,
        measured.period_type,
        measured.first_period,
        measured.last_period,
        measured.newest_period,
        cast(measured.months as integer) as months,
        cast(measured.months_left_out as integer) as months_left_out,
        {% for measure in ['slope', 'slope_low', 'slope_high', 'seasonal_amplitude'] -%}
        cast(cast(100 * measured.{{ measure }} as decimal(12, 4)) as double) as {{ measure }}_points,
        {% endfor -%}
        measured.tau,
        measured.p_value,
        measured.p_same_season,
        coalesce(between_them.events_between, '') as events_between,
        coalesce(between_them.is_broken, 0) = 1 as breaks_between,
        case
            when measured.status <> 'shown' then ''
            when between_them.is_broken = 1 then 'not compared'
            when measured.direction > 0 then 'clear trend up'
            when measured.direction < 0 then 'clear trend down'
            else 'no clear change'
        end as verdict,
        measured.status,
        case
            when measured.status = 'not_observable' then 'fewer than 24 months are published'
            when measured.status = 'shown' then ''
            when measured.reporters = 'constant'
                then 'not yet 24 months of the same partners with at most one in eight missing; gaps are not filled'
            else 'not yet 24 months with at most one in eight missing; gaps are not filled'
        end as reason
    from measured
    left join between_them
        on measured.country_code = between_them.country_code
        and measured.region_code = between_them.region_code
        and measured.reporters = between_them.reporters
        and measured.setting_group = between_them.setting_group
)
select * from trends
