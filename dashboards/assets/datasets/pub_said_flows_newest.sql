-- Flows between countries of the network, and between cities of one, in the newest year of which a number is shown: what people said
-- where they arrived, what people said before they left, and what linkage found of the same flow. Where no number ever is shown, the
-- newest closed year says so.
-- Countries at war have what is told by year alone, so all have the year.
with pub_said_flows as (
    select * from published.pub_said_flows
),
place as (
    select * from network.place
),
country as (
    select distinct country_code from place
),
dated as (
    select said.*
    from pub_said_flows as said
    inner join country on said.said_country = country.country_code
    where said.period_type = 'year'
    qualify said.period_start = coalesce(
        max(said.period_start) filter (where said.status = 'shown' or said.linked_status = 'shown') over (),
        max(said.period_start) filter (where said.status <> 'open') over ()
    )
),
newest as (
    select
        period_type, period_start,
        case said_kind when 'previous' then said_country else country_code end as origin_place,
        case said_kind when 'previous' then country_code else said_country end as destination_place,
        max(case said_kind when 'previous' then persons end) as persons_who_came,
        max(case said_kind when 'previous' then status end) as status_who_came,
        max(case said_kind when 'next' then persons end) as persons_who_mean_to_go,
        max(case said_kind when 'next' then status end) as status_who_mean_to_go,
        max(linked_persons) as linked_persons,
        max(linked_status) as linked_status
    from dated
    group by
        period_type, period_start,
        case said_kind when 'previous' then said_country else country_code end,
        case said_kind when 'previous' then country_code else said_country end
)
select * from newest
