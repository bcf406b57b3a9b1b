-- Origin x destination of moves by region. A pair that no scope can see, or a region without a partner, is `not_observable`:
-- missing is not zero.
with cell as (
    {{ disclosed_counts(ref('fct_person_move'), 'pub_flow_matrix',
        ['scope', 'country_code', 'origin_place', 'destination_place']) }}
),
region as (
    select
        place.region_code,
        place.country_code,
        max(case when partner.safe_to_show then 1 else 0 end) as has_partner
    from {{ ref('place') }} as place
    left join {{ ref('dim_partner_city') }} as work on place.city_code = work.city_code
    left join {{ ref('dim_partner') }} as partner on work.partner_code = partner.partner_code
    where place.level = 'city'
    group by place.region_code, place.country_code
),
pair_scope as (
    select
        scope,
        min(country_code) as country_a,
        max(country_code) as country_b
    from {{ ref('linkage_scope') }}
    where is_enabled = 1
    group by scope
),
period as (
    select distinct period_type, period_start from cell
),
pair as (
    select
        coalesce(pair_scope.scope, 'none') as scope,
        period.period_type,
        period.period_start,
        origin.region_code as origin_place,
        destination.region_code as destination_place,
        destination.country_code,
        case
            when pair_scope.scope is null or origin.has_partner = 0 or destination.has_partner = 0 then 0
            else 1
        end as is_observable,
        destination.has_partner as destination_reporting
    from period
    cross join region as origin
    cross join region as destination
    left join pair_scope
        on least(origin.country_code, destination.country_code) = pair_scope.country_a
        and greatest(origin.country_code, destination.country_code) = pair_scope.country_b
)
select
    pair.scope,
    pair.period_type,
    pair.period_start,
    pair.origin_place,
    pair.destination_place,
    case when pair.is_observable = 1 then cell.persons end as persons,
    case when pair.is_observable = 1 then coalesce(cell.status, 'few') else 'not_observable' end as status,
    case when pair.is_observable = 1 then coalesce(cell.status_label, '') else 'not observable' end as status_label,
    pair.is_observable = 1 as re_contactable,
    pair.destination_reporting = 1 as destination_reporting,
    cell.first_published,
    cell.restated_in
from pair
left join cell
    on pair.scope = cell.scope
    and pair.period_type = cell.period_type
    and pair.period_start = cell.period_start
    and pair.origin_place = cell.origin_place
    and pair.destination_place = cell.destination_place
