with person_move as (
    select * from {{ ref('int_person_move') }}
),
linkage_scope as (
    select * from {{ source('network', 'linkage_scope') }}
),
partner as (
    select * from {{ source('raw', 'partner') }}
),
rolled_up_city_month as {{ inlined() }} (
    select * from {{ ref('int_rolled_up_city_month') }}
),
move as (
    select move.*, cast(date_trunc('month', move.left_on) as date) as left_month
    from person_move as move
    inner join (select scope, is_national from linkage_scope group by scope, is_national) as scope
        on move.scope = scope.scope
        and case when move.move_kind = 'within_country' then 1 else 0 end = scope.is_national
    inner join partner on move.arrival_partner_code = partner.partner_code
    where partner.safe_to_show and move.has_safe_partner = 1 and move.had_safe_partner = 1
),
person_published_moves as (
    select
        move.scope,
        move.person_id,
        move.stay_no,
        move.record_key,
        move.arrival_partner_code as partner_code,
        move.month_start,
        move.move_kind,
        move.gap_tier,
        move.from_country,
        move.to_country,
        move.from_region,
        move.to_region,
        {{ shown_place('move.from_region', 'origin') }} as from_region_shown,
        {{ shown_place('move.to_region', 'destination') }} as to_region_shown,
        {{ shown_place('move.from_city', 'origin') }} as from_city_shown,
        {{ shown_place('move.to_city', 'destination') }} as to_city_shown
    from move
    left join rolled_up_city_month as origin
        on move.from_city = origin.city_code and move.left_month = origin.month_start
    left join rolled_up_city_month as destination
        on move.to_city = destination.city_code and move.month_start = destination.month_start
)
select * from person_published_moves
