-- Flows that people told: where they came from and where they mean to go, beside what linkage found of the same flow. Between
-- countries at war what is told is all there is, by year alone. Whoever told nothing is in no row.
with protected as (
    select * from {{ ref('protected_said_flow') }}
),
linkage_scope as (
    select * from {{ source('network', 'linkage_scope') }}
),
linked as (
    select * from {{ ref('pub_moves') }} where gap_tier = 'all'
),
arrival as (
    select * from {{ ref('dim_place_reporting') }}
),
cell as (
    select
        protected.*,
        protected.origin_country as said_country,
        case when protected.said_kind = 'previous' then protected.country_code else protected.origin_country end as arrival_country
    from protected
    where protected.origin_country <> 'not_recorded'
        and (protected.period_type = 'year'
            or not {{ are_at_war('protected.country_code', 'protected.origin_country') }})
),
pair_scope as (
    select scope, min(country_code) as country_a, max(country_code) as country_b
    from linkage_scope
    where is_enabled = 1
    group by scope
),
said_flows as (
    select
        cell.period_type,
        cell.period_start,
        cell.country_code,
        cell.said_country,
        cell.said_kind,
        cell.persons,
        cell.status,
        cell.status_label,
        coalesce(pair_scope.scope, 'none') as linked_scope,
        linked.persons as linked_persons,
        coalesce(linked.status, 'not_observable') as linked_status,
        coalesce(linked.re_contactable, false) as re_contactable,
        coalesce(arrival.is_reporting = 1, false) as destination_reporting,
        cell.first_published,
        cell.restated_in
    from cell
    left join pair_scope
        on least(cell.country_code, cell.said_country) = pair_scope.country_a
        and greatest(cell.country_code, cell.said_country) = pair_scope.country_b
    left join linked
        on pair_scope.scope = linked.scope
        and cell.arrival_country = linked.country_code
        and cell.period_type = linked.period_type
        and cell.period_start = linked.period_start
    left join arrival
        on cell.arrival_country = arrival.place_code
        and cell.period_type = arrival.period_type
        and cell.period_start = arrival.period_start
)
select * from said_flows
