-- Where the cells of a country and period are not all of one day, none of them is compared.
with cell as (
    select * from {{ ref('protected_setting_cell') }} where status = 'shown'
),
shown_on as (
    select
        *,
        min({{ day_of() }}) over (partition by period_type, period_start, country_code) as first_day,
        max({{ day_of() }}) over (partition by period_type, period_start, country_code) as last_day
    from cell
),
shown as (
    select * from shown_on where first_day = last_day
),
measured as (
    select
        base.period_type,
        base.period_start,
        base.country_code,
        base.region_code,
        base.channel_group,
        base.reporter_side,
        least(indoor.persons, base.persons) as indoor,
        base.persons as base
    from shown as base
    inner join shown as indoor
        on base.pattern_id = indoor.pattern_id
        and base.period_type = indoor.period_type
        and base.period_start = indoor.period_start
        and base.country_code = indoor.country_code
        and base.region_code = indoor.region_code
        and base.channel_group = indoor.channel_group
        and base.reporter_side = indoor.reporter_side
        and indoor.rate_part = 'indoor'
    where base.rate_part = 'recorded'
),
now as (
    select *, case reporter_side when 'all_reporters' then 'all' else 'constant' end as reporters
    from measured
    where reporter_side <> 'constant_before'
),
before as (
    select
        period_type,
        case reporter_side when 'all_reporters' then {{ months_after('period_start', 12) }} else period_start end as period_start,
        country_code,
        region_code,
        channel_group,
        case reporter_side when 'all_reporters' then 'all' else 'constant' end as reporters,
        indoor,
        base
    from measured
    where reporter_side <> 'constant_now'
),
setting_cells as (
    select
        now.reporters,
        now.period_type,
        now.period_start,
        {{ months_after('now.period_start', -12) }} as compare_start,
        now.country_code,
        now.region_code,
        now.channel_group,
        before.indoor as indoor_before,
        before.base as base_before,
        now.indoor as indoor_after,
        now.base as base_after
    from now
    inner join before
        on now.reporters = before.reporters
        and now.period_type = before.period_type
        and now.period_start = before.period_start
        and now.country_code = before.country_code
        and now.region_code = before.region_code
        and now.channel_group = before.channel_group
)
select * from setting_cells
