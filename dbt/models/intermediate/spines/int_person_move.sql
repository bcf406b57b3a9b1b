with person_stay as (
    select * from {{ ref('int_person_stay') }}
),
stay as (
    select
        stay.scope,
        stay.person_id,
        stay.stay_no,
        stay.record_key,
        stay.city_code as to_city,
        stay.region_code as to_region,
        stay.country_code as to_country,
        stay.first_date as moved_on,
        stay.arrival_partner_code,
        stay.has_safe_partner,
        lag(stay.has_safe_partner) over who as had_safe_partner,
        lag(stay.city_code) over who as from_city,
        lag(stay.region_code) over who as from_region,
        lag(stay.country_code) over who as from_country,
        lag(stay.last_date) over who as left_on
    from person_stay as stay
    window who as (partition by stay.scope, stay.person_id order by stay.stay_no)
),
person_moves as (
    select
        *,
        cast(moved_on - left_on as integer) as gap_days,
        case
            when moved_on - left_on < 30 then '<30 d'
            when moved_on - left_on < 90 then '30-89 d'
            when moved_on - left_on < 183 then '90-182 d'
            when moved_on - left_on < 365 then '183-364 d'
            else '>=365 d'
        end as gap_tier,
        case when from_country = to_country then 'within_country' else 'cross_border' end as move_kind,
        cast(date_trunc('month', moved_on) as date) as month_start
    from stay
    where from_city is not null
)
select * from person_moves
