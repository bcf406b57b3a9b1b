-- Person sets of pub_moves, pub_flow_matrix and pub_flow_gaps.
with move as (
    select * from {{ ref('int_person_published_move') }}
),
period as (
    select * from {{ ref('int_due_month') }} where is_counted = 1
),
person_moves as (
    select
        move.scope,
        move.person_id,
        move.record_key,
        move.partner_code,
        period.period_type,
        period.period_start,
        period.period_rank,
        move.to_country as country_code,
        move.move_kind,
        move.gap_tier,
        move.from_region_shown as origin_place,
        move.to_region_shown as destination_place
    from move
    inner join period on move.month_start = period.month_start
)
select * from person_moves
