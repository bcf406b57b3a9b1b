-- Dated events that break series. What a partner did (it began, it stopped, it has another form) is told of the quarter alone, in one
-- word for all of them: donors must know that two periods do not measure the same, and nothing of who reported.
with events as (
    select * from {{ ref('pub_events') }}
),
kinds as (
    select * from {{ ref('event_kind') }}
),
told as (
    select
        case when kinds.is_of_partner = 1 then cast(date_trunc('quarter', events.event_date) as date) else events.event_date end
            as event_date,
        events.country_code,
        case when kinds.is_of_partner = 1 then 'reporting_changed' else events.kind end as kind,
        case when kinds.is_of_partner = 1 then 'who reports, or what is asked, changed' else events.label end as label,
        case when kinds.is_of_partner = 1 then '' else events.source end as source,
        events.invented,
        case
            when kinds.is_of_partner = 1
                then 'reporting_changed_' || lower(events.country_code) || '_'
                    || cast(cast(date_trunc('quarter', events.event_date) as date) as varchar)
            else events.event_code
        end as event_code
    from events
    inner join kinds on events.kind = kinds.kind
),
donor_events as (
    select event_date, country_code, kind, label, source, max(case when invented then 1 else 0 end) = 1 as invented, event_code
    from told
    group by event_date, country_code, kind, label, source, event_code
)
select * from donor_events
