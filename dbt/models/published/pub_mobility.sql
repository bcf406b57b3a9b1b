-- Circular mobility, number of places, and who worked in another city or country: people, and their share of all people reached
-- in the country in the period. Pair scopes speak of both of their countries, and no measure joins two scopes.
with protected as (
    select * from {{ ref('protected_mobility') }}
),
measure as (
    select * from {{ ref('mobility_measure') }}
),
linkage_scope as {{ inlined() }} (
    select * from {{ source('network', 'linkage_scope') }}
),
base as (
    select period_type, period_start, country_code, persons, status, counted_on
    from {{ ref('protected_reach') }}
    where region_code = 'all' and setting_group = 'all' and gender = 'all' and age_band = 'all' and origin_code = 'all'
),
known as (
    select * from {{ ref('dim_place_reporting') }}
),
cell as (
    select protected.*, measure.reference_share, measure.reference_source
    from protected
    inner join measure on protected.mobility_measure = measure.mobility_measure
    inner join (select scope, is_national from linkage_scope group by scope, is_national) as scope
        on protected.scope = scope.scope and case measure.scope_kind when 'national' then 1 else 0 end = scope.is_national
),
watched as (
    -- A scope is watched in a period if somebody reported in each of its countries; a border also needs sealed codes on both sides.
    select
        scope.scope, known.period_type, known.period_start, min(known.is_reporting) as is_watched,
        max((1 - scope.is_national) * coalesce(known.is_unsealed, 0)) as is_unsealed
    from linkage_scope as scope
    inner join known on scope.country_code = known.place_code
    group by scope.scope, known.period_type, known.period_start
),
judged as (
    select
        cell.*,
        case when cell.status = 'few' and (watched.is_watched = 0 or watched.is_unsealed = 1) then 1 else 0 end as is_censored,
        watched.is_unsealed,
        {{ part_of_whole('cell', 'base') }}
    from cell
    left join base
        on cell.period_type = base.period_type
        and cell.period_start = base.period_start
        and cell.country_code = base.country_code
    left join watched
        on cell.scope = watched.scope and cell.period_type = watched.period_type and cell.period_start = watched.period_start
),
mobility as (
    select
        scope,
        period_type,
        period_start,
        country_code,
        mobility_measure as measure,
        persons,
        base_persons,
        {{ share_columns() }}
        reference_share,
        reference_source,
        case when is_censored = 1 then 'not_observable' else status end as status,
        case
            when is_censored = 1 and is_unsealed = 1 then 'not observable: codes are not sealed on both sides'
            when is_censored = 1 then 'not observable: nobody in the other country reported'
            when is_of_two_days then {{ two_days_reason() }}
            else status_label
        end as status_label,
        first_published,
        restated_in
    from judged
)
select * from mobility
