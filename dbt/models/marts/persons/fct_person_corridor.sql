-- Person sets of pub_corridors, by country of arrival. A corridor is data: pairs of cities or countries, walked both ways.
with corridor as {{ inlined() }} (
    select * from {{ source('network', 'corridor') }}
),
move as (
    select * from {{ ref('int_person_published_move') }}
),
period as (
    select * from {{ ref('int_due_month') }} where is_counted = 1
),
way as (
    select corridor_code, place_a as from_place, place_b as to_place from corridor
    union all
    select corridor_code, place_b as from_place, place_a as to_place from corridor
),
person_corridors as (
    select
        move.scope,
        move.person_id,
        move.record_key,
        move.partner_code,
        period.period_type,
        period.period_start,
        period.period_rank,
        move.to_country as country_code,
        way.corridor_code
    from move
    inner join way
        on way.from_place in (move.from_city_shown, move.from_country)
        and way.to_place in (move.to_city_shown, move.to_country)
    inner join period on move.month_start = period.month_start
    where period.period_type in ('half_year', 'year')
)
select * from person_corridors
