-- Steps of a waterfall: the newest change of each country and type of period. By month nothing is divided: the quarter stands for it.
-- A change that could not be divided is one step.
with pub_setting_decomposition as (
    select * from published.pub_setting_decomposition
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
part as (
    select listed.code, listed.is_divided
    from (values
        ('who_reported', true), ('channel', true), ('composition', true), ('real', true), ('residual', true), ('not_divided', false)
    ) as listed (code, is_divided)
),
step as (
    select
        newest.period_type,
        newest.period_start,
        newest.country_code,
        newest.verdict,
        newest.reason as why_not,
        part.code as step_code,
        case part.code
            when 'who_reported' then newest.who_reported_points
            when 'channel' then newest.channel_points
            when 'composition' then newest.composition_points
            when 'real' then newest.real_points
            when 'residual' then newest.residual_points
            else newest.change_points
        end as points
    from newest
    inner join part on part.is_divided = (newest.status = 'shown')
),
of_chosen as (
    select
        chosen.period_type, chosen.counted_by, step.period_start, step.country_code, step.verdict, step.why_not, step.step_code,
        step.points
    from step
    inner join chosen on step.period_type = chosen.counted_by
)
select * from of_chosen
