-- Steps of a waterfall: the newest change of each country and type of period. By month nothing is divided: the quarter stands for it.
-- A change that could not be divided is one step.
with pub_setting_decomposition as (
    select * from {{ ref('pub_setting_decomposition') }}
),
chosen as (
    select pair.period_type, pair.counted_by
    from (values ('month', 'quarter'), ('quarter', 'quarter'), ('half_year', 'half_year'), ('year', 'year'))
        as pair (period_type, counted_by)
),
dated as (
    select *, max(period_start) over (partition by country_code, period_type) as newest_start
    from pub_setting_decomposition
    where change_points is not null
),
newest as (
    select * from dated where period_start = newest_start
),
step as (
    select period_type, period_start, country_code, verdict, 'who_reported' as step_code, who_reported_points as points
    from newest
    where status = 'shown'
    union all
    select period_type, period_start, country_code, verdict, 'channel', channel_points from newest where status = 'shown'
    union all
    select period_type, period_start, country_code, verdict, 'composition', composition_points from newest where status = 'shown'
    union all
    select period_type, period_start, country_code, verdict, 'real', real_points from newest where status = 'shown'
    union all
    select period_type, period_start, country_code, verdict, 'residual', residual_points from newest where status = 'shown'
    union all
    select period_type, period_start, country_code, verdict, 'not_divided', change_points from newest where status <> 'shown'
),
of_chosen as (
    select chosen.period_type, chosen.counted_by, step.period_start, step.country_code, step.verdict, step.step_code, step.points
    from step
    inner join chosen on step.period_type = chosen.counted_by
)
select * from of_chosen
