-- The six months before an event beside the six after it, by the partners that reported in all twelve: one event a row. Of an event
-- whose two windows are not both closed it is said that they are open, and of one beside which an event breaks series that nothing
-- is compared. The newest of a country has the first turn.
with pub_event_windows as (
    select * from published.pub_event_windows
),
sided as (
    select *, measure || '_' || window_side as answer from pub_event_windows
),
event as (
    select
        event_code, event_date, country_code, label, breaks_between,
        max(partners) as partners,
        min(status) = 'open' and max(status) = 'open' as is_open,
        max(case answer when 'persons_reached_before' then persons end) as reached_before,
        max(case answer when 'persons_reached_after' then persons end) as reached_after,
        max(case answer when 'indoor_share_before' then share end) as indoor_before,
        max(case answer when 'indoor_share_before' then share_low end) as indoor_before_low,
        max(case answer when 'indoor_share_before' then share_high end) as indoor_before_high,
        max(case answer when 'indoor_share_after' then share end) as indoor_after,
        max(case answer when 'indoor_share_after' then share_low end) as indoor_after_low,
        max(case answer when 'indoor_share_after' then share_high end) as indoor_after_high,
        max(case answer when 'violations_reported_before' then persons end) as violations_before,
        max(case answer when 'violations_reported_after' then persons end) as violations_after
    from sided
    group by event_code, event_date, country_code, label, breaks_between
),
ordered as (
    select *, row_number() over (partition by country_code order by event_date desc, event_code asc) as turn from event
)
select * from ordered
