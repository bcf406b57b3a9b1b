-- On which day each period of each declared grain closes, whether it has closed or not. Means of strata are of no grain, and close alike.
with period_month as (
    select * from {{ ref('int_period_month') }}
),
event_month as (
    select * from {{ ref('int_event_month') }}
),
allowed_grain as (
    select * from {{ ref('allowed_grain') }}
),
declared as (
    select table_name, pattern_id from {{ ref('int_declared_part') }}
),
calendar as (
    select period_type, period_start, min(period_rank) as period_rank, min(period_end) as period_end
    from period_month
    group by period_type, period_start
    union all
    select period_type, period_start, min(period_rank) as period_rank, min(period_end) as period_end
    from event_month
    group by period_type, period_start
),
ends as (
    select
        *,
        cast(case period_type
            {%- for period_type, months in period_months().items() %}
            when '{{ period_type }}' then {{ months_after('period_end', months) }}
            {%- endfor %}
        end as date) as next_period_end
    from calendar
),
declared_pattern as (
    select distinct table_name, pattern_id from declared
),
closings as (
    select
        pattern.table_name, pattern.pattern_id, calendar.period_type, calendar.period_start, {{ closes_on() }} as closes_on
    from allowed_grain as pattern
    inner join declared_pattern
        on pattern.table_name = declared_pattern.table_name and pattern.pattern_id = declared_pattern.pattern_id
    inner join ends as calendar
        on calendar.period_rank >= {{ rank_of_finest('pattern.finest_period') }}
        and (calendar.period_type <> 'fiscal_year' or pattern.with_fiscal_year = 1)
        and (calendar.period_type in ('before_event', 'after_event')) = (pattern.dimensions like '%|event_window|%')
    union all
    select
        'stratum_mean' as table_name, 'stratum_mean_01' as pattern_id, period_type, period_start,
        {{ days_after('period_end', 45) }} as closes_on
    from ends
    where period_type = 'half_year'
)
select * from closings
