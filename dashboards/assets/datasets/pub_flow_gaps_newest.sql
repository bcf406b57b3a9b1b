-- From region to region in the newest half-year or year, by days between the two contacts and for any number of days. Where nobody
-- is linked there is no number of days either. For a type of period that is not counted another one stands.
with pub_flow_matrix as (
    select * from published.pub_flow_matrix
),
pub_flow_gaps as (
    select * from published.pub_flow_gaps
),
chosen as (
    select pair.period_type, pair.counted_by
    from (values ('month', 'year'), ('quarter', 'year'), ('half_year', 'half_year'), ('year', 'year'))
        as pair (period_type, counted_by)
),
tier as (
    select distinct gap_tier from pub_flow_gaps
),
cell as (
    select period_type, period_start, origin_place, destination_place, 'all' as gap_tier, persons, status, status_label
    from pub_flow_matrix
    union all
    select period_type, period_start, origin_place, destination_place, gap_tier, persons, status, status_label
    from pub_flow_gaps
    union all
    select flow.period_type, flow.period_start, flow.origin_place, flow.destination_place, tier.gap_tier, null, flow.status,
        flow.status_label
    from pub_flow_matrix as flow
    cross join tier
    where flow.scope = 'none'
),
newest as (
    select
        chosen.period_type, chosen.counted_by, cell.period_start, cell.origin_place, cell.destination_place, cell.gap_tier, cell.persons,
        cell.status, cell.status_label
    from cell
    inner join chosen on cell.period_type = chosen.counted_by
    qualify cell.period_start = max(cell.period_start) filter (where cell.status = 'shown') over (partition by chosen.period_type)
)
select * from newest
