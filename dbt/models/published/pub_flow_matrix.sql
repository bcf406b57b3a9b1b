-- Origin x destination of moves by region. A pair that no scope can see, a region without a partner, a destination of which
-- nobody reported in the period, a border of which one side sends no sealed codes, or one that is rolled up to its country, is
-- `not_observable`: missing is not zero.
with cell as {{ inlined() }} (
    select * from {{ ref('protected_flow') }}
),
known as (
    select * from {{ ref('dim_place_reporting') }}
),
place as (
    select * from {{ source('network', 'place') }}
),
linkage_scope as (
    select * from {{ source('network', 'linkage_scope') }}
),
region as (
    select known.*, place.place_code as region_code
    from known
    inner join place on known.place_code = place.place_code and place.level = 'region'
),
pair_scope as (
    select
        scope,
        min(country_code) as country_a,
        max(country_code) as country_b
    from linkage_scope
    where is_enabled = 1
    group by scope
),
period as (
    select period_type, period_start from cell group by period_type, period_start
),
pair as (
    select
        coalesce(pair_scope.scope, 'none') as scope,
        period.period_type,
        period.period_start,
        origin.region_code as origin_place,
        destination.region_code as destination_place,
        destination.is_reporting as destination_reporting,
        case
            when pair_scope.scope is null then 'not observable: nobody is linked between the two countries'
            when origin.has_partner = 0 or destination.has_partner = 0 then 'not observable: no partner works there'
            when origin.country_code <> destination.country_code and (origin.is_unsealed = 1 or destination.is_unsealed = 1)
                then 'not observable: codes are not sealed on both sides'
            when origin.is_rolled_up = 1 or destination.is_rolled_up = 1 then 'counted with the country: unsafe to show'
            else ''
        end as why_not
    from period
    inner join region as origin on period.period_type = origin.period_type and period.period_start = origin.period_start
    inner join region as destination
        on period.period_type = destination.period_type and period.period_start = destination.period_start
    left join pair_scope
        on least(origin.country_code, destination.country_code) = pair_scope.country_a
        and greatest(origin.country_code, destination.country_code) = pair_scope.country_b
),
judged as (
    select
        pair.*,
        cell.persons as cell_persons,
        coalesce(cell.status, 'few') as cell_status,
        coalesce(cell.status_label, '') as cell_label,
        cell.first_published,
        cell.restated_in,
        -- A partner that reported half of a month has reported no month, and may have met people all the same.
        case when pair.destination_reporting = 0 and coalesce(cell.status, 'few') in ('few', 'gap') then 1 else 0 end as is_censored
    from pair
    left join cell
        on pair.scope = cell.scope
        and pair.period_type = cell.period_type
        and pair.period_start = cell.period_start
        and pair.origin_place = cell.origin_place
        and pair.destination_place = cell.destination_place
),
flow_matrix as (
    select
        scope,
        period_type,
        period_start,
        origin_place,
        destination_place,
        case when why_not = '' then cell_persons end as persons,
        case when why_not <> '' or is_censored = 1 then 'not_observable' else cell_status end as status,
        case
            when why_not <> '' then why_not
            when is_censored = 1 then 'not observable: nobody at the destination reported in the period'
            else cell_label
        end as status_label,
        why_not = '' and destination_reporting = 1 as re_contactable,
        destination_reporting = 1 as destination_reporting,
        case when why_not = '' then first_published end as first_published,
        restated_in
    from judged
)
select * from flow_matrix
