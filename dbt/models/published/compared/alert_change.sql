with rule as {{ inlined() }} (
    select * from {{ ref('alert_rule') }}
),
setting_decomposition as (
    select * from {{ ref('pub_setting_decomposition') }}
),
trend as (
    select country_code, last_period as period_start, months, months_left_out, slope_points, slope_low_points, slope_high_points
    from {{ ref('pub_setting_trend') }}
    where setting_group = 'indoor' and region_code = 'all' and reporters = 'constant' and last_period = newest_period
        and verdict in ('clear trend up', 'clear trend down')
),
published_reporting as (
    select * from {{ ref('pub_reporting') }}
),
partner_month as (
    select * from {{ ref('fct_partner_month') }}
),
quarter as (
    select
        shift.*,
        row_number() over (partition by country_code order by period_start desc) as turn,
        (completeness_before < rule.bound or completeness_after < rule.bound)
        and completeness_before is not null and completeness_after is not null as is_incomplete
    from setting_decomposition as shift
    cross join rule
    where shift.period_type = 'quarter' and shift.status <> 'open' and rule.code = 'shift_not_complete'
),
shift as (
    select
        *,
        case
            when reason = 'the network was not there in every month of the year before' then 'shift_first_year'
            when is_incomplete then 'shift_not_complete'
            when breaks_between then 'shift_broken'
            when reason = 'the regions that can be compared hold too few of the people' then 'shift_regions'
            when status <> 'shown' then 'shift_few'
            when verdict = 'clear change' then 'shift_clear'
            when verdict = 'no clear change' then 'shift_unclear'
            else 'shift_not_complete'
        end as rule_code
    from quarter
    where turn = 1
),
due as (
    -- A report that came early does not make its month due: the others have time until their grace ends.
    select max(month_start) as newest_start from partner_month where safe_to_show and due_on < {{ as_of() }}
),
report as (
    select
        country_code,
        min(month_start) as period_start,
        sum(expected) as expected,
        sum(received) as received
    from published_reporting
    cross join due
    where month_start > {{ months_after('newest_start', -3) }} and month_start <= newest_start and word <> 'not yet due'
    group by country_code
),
reporting as (
    select
        report.*,
        case when report.received < low.bound * report.expected then 'reporting_low' else 'reporting' end as rule_code
    from report
    cross join rule as low
    where low.code = 'reporting_low'
),
changes as (
    select
        {{ alert_columns('rule_code', 'quarter') }},
        {{ sentence_values(change='change_points', real='real_points', composition='composition_points', channel='channel_points',
            who='who_reported_points', rest='residual_points', complete_before='100 * completeness_before',
            complete_now='100 * completeness_after') }}
    from shift
    union all
    select
        {{ alert_columns("'trend'", 'year') }},
        {{ sentence_values(months='months - months_left_out', slope='slope_points',
            slope_low='slope_low_points', slope_high='slope_high_points') }}
    from trend
    union all
    select
        {{ alert_columns('rule_code', 'none') }},
        {{ sentence_values(received='received', expected='expected') }}
    from reporting
)
select * from changes
