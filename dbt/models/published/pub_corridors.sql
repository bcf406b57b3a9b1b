-- People who went along a corridor, by country of arrival. A corridor is data; none lies between two countries at war. Ends
-- where nobody works, or of which nobody reported in the period, are named: what leads there cannot be seen.
with cell as {{ inlined() }} (
    select * from {{ ref('protected_corridor') }}
),
corridor as {{ inlined() }} (
    select * from {{ source('network', 'corridor') }}
),
linkage_scope as (
    select * from {{ source('network', 'linkage_scope') }}
),
place as {{ inlined() }} (
    select * from {{ source('network', 'place') }}
),
place_reporting as {{ inlined() }} (
    select * from {{ ref('dim_place_reporting') }}
),
way as (
    select corridor_code, name_en, place_a as from_place, place_b as to_place from corridor
    union all
    select corridor_code, name_en, place_b as from_place, place_a as to_place from corridor
),
pair_scope as (
    select scope, min(country_code) as country_a, max(country_code) as country_b
    from linkage_scope
    where is_enabled = 1
    group by scope
),
placed as (
    select
        way.*,
        coalesce(destination.country_code, way.to_place) as country_code,
        coalesce(pair_scope.scope, 'none') as scope
    from way
    left join place as origin on way.from_place = origin.place_code
    left join place as destination on way.to_place = destination.place_code
    left join pair_scope
        on least(coalesce(origin.country_code, way.from_place), coalesce(destination.country_code, way.to_place)) = pair_scope.country_a
        and greatest(coalesce(origin.country_code, way.from_place), coalesce(destination.country_code, way.to_place)) = pair_scope.country_b
),
period as (
    select period_type, period_start from cell group by period_type, period_start
),
known as (
    -- A corridor may have several lines, and both ways of a line may lead to one country.
    select
        placed.corridor_code, placed.name_en, placed.scope, placed.country_code, period.period_type, period.period_start,
        max(coalesce(origin.has_partner, 0) * coalesce(destination.has_partner, 0)) as has_partner,
        max(coalesce(destination.is_reporting, 0)) as is_reporting,
        max(case
            when origin.country_code <> destination.country_code
                then greatest(coalesce(origin.is_unsealed, 0), coalesce(destination.is_unsealed, 0))
            else 0
        end) as is_unsealed,
        max(greatest(coalesce(origin.is_rolled_up, 0), coalesce(destination.is_rolled_up, 0))) as is_rolled_up
    from placed
    cross join period
    left join place_reporting as origin
        on placed.from_place = origin.place_code
        and period.period_type = origin.period_type and period.period_start = origin.period_start
    left join place_reporting as destination
        on placed.to_place = destination.place_code
        and period.period_type = destination.period_type and period.period_start = destination.period_start
    group by
        placed.corridor_code, placed.name_en, placed.scope, placed.country_code, period.period_type, period.period_start
),
judged as (
    select
        known.*, cell.persons as cell_persons, cell.first_published, cell.restated_in,
        coalesce(cell.status, 'few') as cell_status, coalesce(cell.status_label, '') as cell_label,
        case
            when known.scope = 'none' or known.has_partner = 0 then 'not observable: nobody is linked, or no partner works there'
            when known.is_unsealed = 1 then 'not observable: codes are not sealed on both sides'
            when known.is_rolled_up = 1 then 'counted with the country: unsafe to show'
            when known.is_reporting = 0 and coalesce(cell.status, 'few') in ('few', 'gap')
                then 'not observable: nobody at the destination reported in the period'
            else ''
        end as why_not
    from known
    left join cell
        on known.corridor_code = cell.corridor_code and known.scope = cell.scope and known.country_code = cell.country_code
        and known.period_type = cell.period_type and known.period_start = cell.period_start
),
corridors as (
    select
        scope,
        period_type,
        period_start,
        country_code,
        corridor_code,
        name_en,
        case when why_not = '' then cell_persons end as persons,
        case when why_not = '' then cell_status else 'not_observable' end as status,
        case when why_not = '' then cell_label else why_not end as status_label,
        why_not = '' and is_reporting = 1 as re_contactable,
        is_reporting = 1 as destination_reporting,
        case when why_not = '' then first_published end as first_published,
        restated_in
    from judged
)
select * from corridors
