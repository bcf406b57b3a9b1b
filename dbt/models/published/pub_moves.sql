-- People who moved, by where they arrived. National scopes: moves within the country. Pair scopes: across that border. Moves
-- are people times the mean of their scope, country of arrival and half-year, so they exist for half-years, and for years as their
-- sum, which is never less than the people: each number is changed a little by itself, and who moved has moved once at least.
with protected as (
    select * from {{ ref('protected_move') }}
),
linkage_scope as {{ inlined() }} (
    select * from {{ source('network', 'linkage_scope') }}
),
stratum as (
    select * from {{ ref('protected_mean') }}
),
perturbation as (
    select * from {{ ref('perturbation') }}
),
place_reporting as {{ inlined() }} (
    select * from {{ ref('dim_place_reporting') }}
),
noise as (
    select max(abs(noise)) as largest from perturbation
),
cell as (
    select protected.*
    from protected
    inner join (select scope, is_national from linkage_scope group by scope, is_national) as scope
        on protected.scope = scope.scope
        and case when protected.move_kind = 'within_country' then 1 else 0 end = scope.is_national
),
half as (
    select
        cell.scope,
        cell.country_code,
        cell.period_start,
        cell.counted_on,
        -- The stratum is the cell itself. Whether the true count reaches 100 must not be read from a moves that is there or not.
        case
            when cell.persons >= 100 + (select noise.largest from noise) and {{ of_one_day('cell', 'stratum') }}
                then {{ times_mean('cell.persons', 'stratum.persons') }}
        end as moves,
        case when {{ of_two_days('cell', 'stratum') }} then 1 else 0 end as has_two_days,
        case when cell.status = 'gap' then 1 else 0 end as has_gap
    from cell
    left join stratum
        on cell.scope = stratum.scope
        and cell.country_code = stratum.country_code
        and cell.period_start = stratum.period_start
        and stratum.mean_measure = 'moves_per_person'
    where cell.period_type = 'half_year' and cell.gap_tier = 'all'
),
counted as (
    select scope, country_code, 'half_year' as period_type, period_start, counted_on, moves, has_two_days, has_gap from half
    union all
    select
        scope,
        country_code,
        'year' as period_type,
        {{ period_start('year', 'period_start') }} as period_start,
        max(counted_on) as counted_on,
        case when count(moves) = 2 then cast(sum(moves) as bigint) end as moves,
        max(has_two_days) as has_two_days,
        max(has_gap) as has_gap
    from half
    group by scope, country_code, {{ period_start('year', 'period_start') }}
),
place as (
    select
        scope.scope, arrival.place_code as country_code, arrival.period_type, arrival.period_start,
        max(arrival.is_reporting) as is_reporting, min(departure.has_partner) as has_partner,
        max((1 - scope.is_national) * greatest(coalesce(arrival.is_unsealed, 0), coalesce(departure.is_unsealed, 0)))
            as is_unsealed
    from linkage_scope as scope
    inner join linkage_scope as other on scope.scope = other.scope
    inner join place_reporting as arrival on scope.country_code = arrival.place_code
    inner join place_reporting as departure
        on other.country_code = departure.place_code
        and arrival.period_type = departure.period_type
        and arrival.period_start = departure.period_start
    group by scope.scope, arrival.place_code, arrival.period_type, arrival.period_start
),
joined as (
    select
        cell.* replace (
            case when cell.status = 'few' and place.is_unsealed = 1 then 'not_observable' else cell.status end as status,
            case
                when cell.status = 'few' and place.is_unsealed = 1 then 'not observable: codes are not sealed on both sides'
                else cell.status_label
            end as status_label
        ),
        place.is_reporting = 1 and place.has_partner = 1 and place.is_unsealed = 0 as re_contactable,
        place.is_reporting = 1 as destination_reporting,
        counted.has_gap,
        counted.has_two_days = 1 or (counted.moves is not null and not {{ of_one_day('cell', 'counted') }}) as is_of_two_days,
        case
            when cell.status = 'shown' and cell.gap_tier = 'all' and counted.moves is not null and {{ of_one_day('cell', 'counted') }}
                then greatest(counted.moves, cell.persons)
        end as moves
    from cell
    left join counted
        on cell.scope = counted.scope
        and cell.country_code = counted.country_code
        and cell.period_type = counted.period_type
        and cell.period_start = counted.period_start
    left join place
        on cell.scope = place.scope
        and cell.country_code = place.country_code
        and cell.period_type = place.period_type
        and cell.period_start = place.period_start
),
moves as (
    select
        joined.scope,
        joined.period_type,
        joined.period_start,
        joined.country_code,
        joined.move_kind,
        joined.gap_tier,
        joined.persons,
        joined.moves,
        case
            when joined.moves is not null then ''
            when joined.status <> 'shown' then joined.status_label
            when joined.gap_tier <> 'all' or joined.period_type not in ('half_year', 'year')
                then 'moves are counted for half-years and years, over all gaps together'
            when joined.is_of_two_days then {{ two_days_reason() }}
            when joined.period_type = 'year' and joined.has_gap = 1 then 'no report from any partner in one of its half-years'
            when joined.period_type = 'year' then 'one of its half-years has no count of moves'
            else 'too few people moved for a mean: it needs 100, and a few more for the random changes'
        end as moves_reason,
        coalesce(joined.re_contactable, false) as re_contactable,
        coalesce(joined.destination_reporting, false) as destination_reporting,
        {{ status_columns('joined') }}
    from joined
)
select * from moves
