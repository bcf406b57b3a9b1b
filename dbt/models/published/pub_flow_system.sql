-- The flows of one scope as a whole: migration effectiveness over its regions, and connectivity over the pairs of regions that
-- could be observed. A hidden pair may be zero or not, so it is at least so connected.
with flow_totals as {{ inlined() }} (
    select * from {{ ref('pub_flow_totals') }}
),
flow_matrix as (
    select * from {{ ref('pub_flow_matrix') }}
),
flow_end as (
    select * from {{ ref('protected_flow_end') }}
),
counted as (
    select
        flow_totals.scope, flow_totals.period_type, flow_totals.period_start,
        min({{ day_of('flow_end') }}) < max({{ day_of('flow_end') }}) as is_of_two_days
    from flow_totals
    inner join flow_end
        on flow_totals.scope = flow_end.scope
        and flow_totals.period_type = flow_end.period_type
        and flow_totals.period_start = flow_end.period_start
        and flow_totals.region_code = flow_end.region_code
    where flow_totals.status = 'shown'
    group by flow_totals.scope, flow_totals.period_type, flow_totals.period_start
),
node as (
    select
        scope,
        period_type,
        period_start,
        count(*) as nodes,
        sum(case when status = 'shown' then 1 else 0 end) as nodes_shown,
        max(case when status = 'open' then 1 else 0 end) as is_open,
        {{ effectiveness('inflow', 'outflow') }} as effectiveness
    from flow_totals
    where status <> 'not_observable'
    group by scope, period_type, period_start
),
pair as (
    select
        scope,
        period_type,
        period_start,
        sum(case when status in ('shown', 'few') then 1 else 0 end) as pairs_observable,
        sum(case when status = 'shown' then 1 else 0 end) as pairs_shown
    from flow_matrix
    where origin_place <> destination_place and scope <> 'none'
    group by scope, period_type, period_start
),
flow_system as (
    select
        pair.scope,
        pair.period_type,
        pair.period_start,
        cast(coalesce(node.nodes, 0) as integer) as nodes_observable,
        cast(coalesce(node.nodes_shown, 0) as integer) as nodes_shown,
        case
            when node.nodes = node.nodes_shown and node.nodes > 1 and not coalesce(counted.is_of_two_days, false)
                then round(node.effectiveness, 1)
        end as effectiveness,
        cast(pair.pairs_observable as integer) as pairs_observable,
        cast(pair.pairs_shown as integer) as pairs_shown,
        pair.pairs_shown / nullif(cast(pair.pairs_observable as double), 0) as connectivity,
        case
            when node.is_open = 1 then 'open'
            when coalesce(node.nodes, 0) < 2 then 'not_observable'
            when node.nodes_shown < node.nodes then 'few'
            when counted.is_of_two_days then 'not_observable'
            else 'shown'
        end as status,
        case
            when node.is_open = 1 then 'period still open'
            when coalesce(node.nodes, 0) < 2 then 'fewer than two regions could be observed'
            when node.nodes_shown < node.nodes then 'a region has too few people to show, or none: it is not taken for zero'
            when counted.is_of_two_days then {{ two_days_reason() }}
            else ''
        end as reason
    from pair
    left join node
        on pair.scope = node.scope and pair.period_type = node.period_type and pair.period_start = node.period_start
    left join counted
        on pair.scope = counted.scope and pair.period_type = counted.period_type and pair.period_start = counted.period_start
)
select * from flow_system
