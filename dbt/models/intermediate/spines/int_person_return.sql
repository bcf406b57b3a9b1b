with person_stay as (
    select * from {{ ref('int_person_stay') }}
),
linkage_scope as (
    select * from {{ source('network', 'linkage_scope') }}
),
partner as (
    select * from {{ source('raw', 'partner') }}
),
stay as (
    select
        stay.scope,
        stay.person_id,
        stay.record_key,
        stay.stay_no,
        stay.country_code,
        stay.arrival_partner_code,
        stay.first_date,
        stay.last_date,
        case when scope.is_national = 1 then stay.city_code else stay.country_code end as place
    from person_stay as stay
    inner join (select scope, is_national from linkage_scope group by scope, is_national) as scope
        on stay.scope = scope.scope
    where stay.has_safe_partner = 1
),
arrival as (
    select
        *,
        lag(place) over (partition by scope, person_id order by stay_no) as place_before,
        lag(last_date) over (partition by scope, person_id, place order by stay_no) as left_on
    from stay
),
person_returns as (
    select
        arrival.scope,
        arrival.person_id,
        arrival.stay_no,
        arrival.record_key,
        arrival.arrival_partner_code as partner_code,
        arrival.country_code,
        arrival.place,
        arrival.left_on,
        arrival.first_date as returned_on,
        cast(date_trunc('month', arrival.first_date) as date) as month_start,
        {{ months_begun('arrival.left_on', 'arrival.first_date') }} as months_away
    from arrival
    inner join partner on arrival.arrival_partner_code = partner.partner_code
    where partner.safe_to_show and arrival.place <> arrival.place_before and arrival.left_on is not null
)
select * from person_returns
