with calendar as (
    select * from {{ source('network', 'calendar_month') }}
),
partner as (
    select * from {{ source('raw', 'partner') }}
),
months as (
    select calendar.month_start
    from calendar
    where calendar.month_start >= (select date_trunc('month', min(active_from)) from partner)
        and calendar.month_start <= {{ as_of() }}
),
period_months as (
    {% for period_type, length in period_months().items() %}
    select
        '{{ period_type }}' as period_type,
        cast({{ period_start(period_type, 'month_start') }} as date) as period_start,
        {{ months_after(period_start(period_type, 'month_start'), length) }} as period_end,
        month_start,
        {{ period_no("'" ~ period_type ~ "'", period_start(period_type, 'month_start')) }} as period_no,
        {{ {'month': 1, 'quarter': 2, 'half_year': 3, 'year': 4, 'fiscal_year': 4}[period_type] }} as period_rank
    from months
    {% if not loop.last %}union all{% endif %}
    {% endfor %}
)
select * from period_months
