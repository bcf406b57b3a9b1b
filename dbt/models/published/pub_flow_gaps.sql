-- Cells of the flow matrix by the days between the two contacts. Only pairs that can be seen: why a pair cannot be is said by
-- pub_flow_matrix, and a cell that is hidden there is hidden here.
with cell as (
    select * from {{ ref('protected_flow_gap') }}
),
whole as (
    select * from {{ ref('pub_flow_matrix') }}
),
flow_gaps as (
    select
        cell.scope,
        cell.period_type,
        cell.period_start,
        cell.origin_place,
        cell.destination_place,
        cell.gap_tier,
        case when whole.status <> 'not_observable' then cell.persons end as persons,
        case when whole.status = 'not_observable' then whole.status else cell.status end as status,
        case when whole.status = 'not_observable' then whole.status_label else cell.status_label end as status_label,
        whole.re_contactable,
        whole.destination_reporting,
        case when whole.status <> 'not_observable' then cell.first_published end as first_published,
        cell.restated_in
    from cell
    inner join whole
        on cell.scope = whole.scope
        and cell.period_type = whole.period_type
        and cell.period_start = whole.period_start
        and cell.origin_place = whole.origin_place
        and cell.destination_place = whole.destination_place
)
select * from flow_gaps
