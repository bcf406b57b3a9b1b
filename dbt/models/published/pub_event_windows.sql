-- Six months before and six after each dated event, by the same partners. Not proof of cause; and where an event that breaks
-- series lies in those months, be it the event itself, no comparison.
with cell as {{ inlined() }} (
    select * from {{ ref('protected_event') }}
),
event_month as (
    select * from {{ ref('int_event_month') }}
),
event as {{ inlined() }} (
    select * from {{ source('network', 'event') }}
),
event_kind as (
    select * from {{ ref('event_kind') }}
),
event_partner as (
    select * from {{ ref('int_event_partner') }}
),
measure as (
    select 'persons_reached' as measure, 'reached' as window_measure, 'all' as window_violation, 'none' as base_measure
    union all
    select 'indoor_share', 'indoor', 'all', 'recorded'
    union all
    select 'violations_reported', 'all', 'reported', 'reached'
),
event_side as (
    select event_code, country_code, event_window, window_side, period_start, window_end
    from event_month
    group by event_code, country_code, event_window, window_side, period_start, window_end
),
event_span as (
    select event_code, country_code, min(period_start) as first_day, max(window_end) as after_last_day
    from event_side
    group by event_code, country_code
),
between_them as (
    select event_span.event_code, {{ events_between() }} as events_between, max(event_kind.is_break) as is_broken
    from event_span
    inner join event
        on event_span.country_code = event.country_code
        and event.event_date >= event_span.first_day
        and event.event_date < event_span.after_last_day
    inner join event_kind on event.kind = event_kind.kind
    group by event_span.event_code
),
window_day as (
    select event_window, max(counted_on) as counted_on from cell where status <> 'open' group by event_window
),
-- A closed number is not of a partner whose reports came to their end later.
partner as (
    select side.event_window, count(*) as partners
    from event_side as side
    inner join event_partner on side.event_code = event_partner.event_code
    left join window_day on side.event_window = window_day.event_window
    where window_day.counted_on is null or event_partner.counted_from <= window_day.counted_on
    group by side.event_window
),
paired as (
    select
        event.event_code, event.event_date, event.country_code, event.kind, event.label_en, event.is_invented,
        side.window_side, side.period_start as window_start, side.window_end, measure.measure,
        coalesce(partner.partners, 0) as partners,
        coalesce(between_them.events_between, '') as events_between,
        coalesce(between_them.is_broken, 0) = 1 as breaks_between,
        cell.persons, cell.status, cell.status_label, cell.first_published, cell.restated_in,
        {{ part_of_whole('cell', 'base') }},
        case
            when cell.status = 'open' then 'open'
            when cell.status is null or coalesce(partner.partners, 0) = 0 then 'not_observable'
            else cell.status
        end as final_status
    from event
    inner join event_side as side on event.event_code = side.event_code
    cross join measure
    left join between_them on event.event_code = between_them.event_code
    left join partner on side.event_window = partner.event_window
    left join cell
        on side.event_window = cell.event_window
        and measure.window_measure = cell.window_measure
        and measure.window_violation = cell.window_violation
    left join cell as base on side.event_window = base.event_window and measure.base_measure = base.window_measure
),
windows as (
    select
        paired.event_code,
        paired.event_date,
        paired.country_code,
        paired.kind,
        paired.label_en as label,
        paired.window_side,
        paired.window_start,
        paired.window_end,
        paired.measure,
        case when paired.final_status = 'shown' then paired.persons end as persons,
        case when paired.final_status = 'shown' then paired.base_persons end as base_persons,
        {{ share_columns('paired') }}
        cast(case when paired.final_status <> 'open' then paired.partners end as integer) as partners,
        paired.events_between,
        paired.breaks_between,
        paired.final_status as status,
        case when paired.final_status = 'not_observable' then 'not observable' else paired.status_label end as status_label,
        case
            when paired.final_status = 'not_observable' then 'no partner reported in every month of both windows'
            when paired.final_status = 'open' then 'the two windows are not both closed'
            when paired.is_of_two_days then {{ two_days_reason() }}
            when paired.final_status = 'shown' and paired.breaks_between then 'not compared: an event lies between'
            else paired.status_label
        end as reason,
        'Before and after, by the same partners: not proof of cause.' as note,
        case when paired.final_status = 'shown' then paired.first_published end as first_published,
        paired.restated_in,
        paired.is_invented = 1 as invented
    from paired
)
select * from windows
