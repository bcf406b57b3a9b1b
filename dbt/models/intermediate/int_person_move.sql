-- A move is two consecutive stays of one person. Its day is the arrival; its gap the days between the two contacts.
with stay as (
    select
        scope,
        person_id,
        record_key,
        city_code as to_city,
        region_code as to_region,
        country_code as to_country,
        first_date as moved_on,
        arrival_partner_code,
        has_safe_partner,
        lag(has_safe_partner) over (partition by scope, person_id order by stay_no) as had_safe_partner,
        lag(city_code) over (partition by scope, person_id order by stay_no) as from_city,
        lag(region_code) over (partition by scope, person_id order by stay_no) as from_region,
        lag(country_code) over (partition by scope, person_id order by stay_no) as from_country,
        lag(last_date) over (partition by scope, person_id order by stay_no) as left_on
    from {{ ref('int_person_stay') }}
)
select
    *,
    cast(moved_on - left_on as integer) as gap_days,
    case
        when moved_on - left_on < 30 then '<30 d'
        when moved_on - left_on < 90 then '30-89 d'
        when moved_on - left_on < 365 then '90-364 d'
        else '>=365 d'
    end as gap_tier,
    case when from_country = to_country then 'within_country' else 'cross_border' end as move_kind,
    cast(date_trunc('month', moved_on) as date) as month_start
from stay
where from_city is not null
