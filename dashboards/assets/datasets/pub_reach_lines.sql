-- Lines of people reached, by the shortest period that countries, regions or cities are all published by for a choice of setting and
-- gender: months beside quarters would mislead. `kind`: all partners; those that reported every month of the period and of the one a
-- year before (people whose place of work is known); and an event of the period with its day of the month. A period without a number
-- stays, so that no line is drawn over it. An area stands under every choice of the filters that asks for it, and lines under both
-- choices of whether events are shown.
with pub_reach as (
    select * from published.pub_reach
),
pub_setting_share as (
    select * from published.pub_setting_share
),
pub_events as (
    select * from published.pub_events
),
counted as (
    select 'all' as kind, period_type, period_start, country_code, region_code, city_code, setting_group, gender, persons
    from pub_reach
    where age_band = 'all' and origin_code = 'all' and period_type <> 'fiscal_year' and status <> 'open'
    union all
    select 'constant', period_type, period_start, country_code, region_code, city_code, setting_group, 'all', persons
    from pub_setting_share
    where reporters = 'constant' and setting_group <> 'multi_setting' and status <> 'open'
    union all
    select 'constant', period_type, period_start, country_code, region_code, city_code, 'all', 'all', max(base_persons)
    from pub_setting_share
    where reporters = 'constant' and status <> 'open'
    group by period_type, period_start, country_code, region_code, city_code
),
sized as (
    select
        *,
        case period_type when 'month' then 1 when 'quarter' then 3 when 'half_year' then 6 else 12 end as months,
        case when city_code <> 'all' then 'city' when region_code <> 'all' then 'region' else 'country' end as level,
        count(persons) over (
            partition by kind, period_type, country_code, region_code, city_code, setting_group, gender
        ) > 0 as has_a_number
    from counted
),
numbered as (
    select * from sized where has_a_number
),
shortest as (
    select level, setting_group, gender, min(months) as months
    from numbered
    where kind = 'all'
    group by level, setting_group, gender, country_code, region_code, city_code
),
common as (
    select level, setting_group, gender, max(months) as months from shortest group by level, setting_group, gender
),
shown as (
    select numbered.*
    from numbered
    inner join common
        on numbered.level = common.level
        and numbered.setting_group = common.setting_group
        and numbered.gender = common.gender
        and numbered.months = common.months
),
choice as (
    select
        period_type, country_code, region_code, city_code, setting_group, gender, months,
        min(period_start) as first_start, max(period_start) as last_start
    from shown
    where kind = 'all'
    group by period_type, country_code, region_code, city_code, setting_group, gender, months
),
dated as (
    -- Months since the year 0 until the period of the event begins.
    select
        choice.*, pub_events.event_date, pub_events.label as event,
        12 * year(pub_events.event_date)
        + choice.months * cast(floor((month(pub_events.event_date) - 1) / choice.months) as integer) as months_before
    from pub_events
    inner join choice on pub_events.country_code = choice.country_code
),
begun as (
    select
        *,
        make_date(cast(floor(months_before / 12) as integer), cast(mod(months_before, 12) + 1 as integer), 1) as event_start
    from dated
),
event as (
    select * from begun where event_start between first_start and last_start
),
line as (
    select
        kind, period_type, period_start, country_code, region_code, city_code, setting_group, gender, persons,
        cast(null as date) as event_date, cast(null as varchar) as event
    from shown
    union all
    select
        'event', period_type, event_start, country_code, region_code, city_code, setting_group, gender, day(event_date), event_date, event
    from event
),
chosen as (
    select
        line.kind, line.period_type, line.period_start, line.country_code,
        case region_choice.word when 'itself' then line.region_code else region_choice.word end as region_code,
        case city_choice.word when 'itself' then line.city_code else city_choice.word end as city_code,
        line.setting_group, line.gender, line.persons, event_choice.word as events, line.event_date, line.event,
        case
            when line.city_code <> 'all' then line.city_code when line.region_code <> 'all' then line.region_code
            else line.country_code
        end as area_code
    from line
    inner join (values ('itself'), ('each'), ('all')) as region_choice (word)
        on region_choice.word = 'itself'
        or (line.region_code <> 'all' and (region_choice.word = 'each' or line.city_code <> 'all'))
    inner join (values ('itself'), ('each')) as city_choice (word)
        on city_choice.word = 'itself' or line.city_code <> 'all'
    inner join (values ('shown'), ('hidden')) as event_choice (word)
        on event_choice.word = 'shown' or line.kind <> 'event'
)
select * from chosen
