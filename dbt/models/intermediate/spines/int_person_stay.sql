with day as {{ inlined() }} (
    select * from {{ ref('int_person_day') }}
),
place_combination as (
    select * from {{ ref('int_place_combination') }}
),
partner as (
    select * from {{ ref('int_partner_number') }}
),
mover as (
    select scope, person_id from day group by scope, person_id having min(city_code) <> max(city_code)
),
-- Most people are met in one city alone: that is one stay, and nothing needs to be put in order.
settled as (
    select day.*, 1 as stay_no
    from day
    left join mover on day.person_id = mover.person_id and day.scope = mover.scope
    where mover.person_id is null
),
step as (
    select
        day.*,
        case when day.city_code = lag(day.city_code) over (
            partition by day.scope, day.person_id order by day.contact_date, day.city_turn
        ) then 0 else 1 end as is_arrival
    from day
    inner join mover on day.person_id = mover.person_id and day.scope = mover.scope
),
moving as (
    select
        *,
        sum(is_arrival) over (
            partition by scope, person_id order by contact_date, city_turn rows unbounded preceding
        ) as stay_no
    from step
),
numbered as (
    {% for part in ['settled', 'moving'] -%}
    select
        scope, person_id, stay_no, record_key, city_code, contact_date, city_turn, first_partner_no, partner_bitmap,
        has_safe_partner
    from {{ part }}
    {{ "union all" if not loop.last }}
    {% endfor %}
),
stay as (
    select
        scope,
        person_id,
        cast(stay_no as integer) as stay_no,
        min(record_key) as record_key,
        any_value(city_code) as city_code,
        min(contact_date) as first_date,
        max(contact_date) as last_date,
        min_by(city_turn, contact_date) as first_turn,
        min_by(first_partner_no, contact_date) as arrival_partner_no,
        cast(bit_count(bit_or(partner_bitmap)) as integer) as partners,
        max(has_safe_partner) as has_safe_partner
    from numbered
    group by scope, person_id, stay_no
),
city as (
    select city_code, min(region_code) as region_code, min(country_code) as country_code
    from place_combination
    group by city_code
),
person_stays as (
    select
        stay.scope,
        stay.person_id,
        stay.stay_no,
        stay.record_key,
        stay.city_code,
        city.region_code,
        city.country_code,
        stay.first_date,
        stay.last_date,
        stay.first_turn,
        partner.partner_code as arrival_partner_code,
        stay.partners,
        stay.has_safe_partner
    from stay
    inner join city on stay.city_code = city.city_code
    inner join partner on stay.arrival_partner_no = partner.partner_no
)
select * from person_stays
