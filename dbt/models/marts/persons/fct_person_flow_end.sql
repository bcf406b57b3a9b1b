-- Person sets of pub_flow_totals: who came to a region from another one, and who left it. A move within a region is neither.
with person_published_move as {{ inlined() }} (
    select * from {{ ref('int_person_published_move') }}
),
period as (
    select * from {{ ref('int_due_month') }} where is_counted = 1
),
flow_end as (
    select
        scope, person_id, record_key, partner_code, month_start,
        to_country as country_code, to_region_shown as region_code, 'in' as flow_direction
    from person_published_move
    where from_region <> to_region
    union all
    select
        scope, person_id, record_key, partner_code, month_start,
        from_country as country_code, from_region_shown as region_code, 'out' as flow_direction
    from person_published_move
    where from_region <> to_region
),
person_flow_ends as (
    select
        flow_end.scope,
        flow_end.person_id,
        flow_end.record_key,
        flow_end.partner_code,
        period.period_type,
        period.period_start,
        period.period_rank,
        flow_end.country_code,
        flow_end.region_code,
        flow_end.flow_direction
    from flow_end
    inner join period on flow_end.month_start = period.month_start
    where flow_end.region_code <> 'rolled_up'
)
select * from person_flow_ends
