with recursive contact as (
    select * from {{ ref('int_contact_person') }}
),
place as (
    select * from {{ ref('int_place_combination') }}
),
partner as (
    select * from {{ ref('int_partner_number') }}
),
city_day as (
    select
        contact.scope,
        contact.person_id,
        contact.contact_date,
        contact.city as city_code,
        min(contact.record_key) as record_key,
        min(place.partner_no) as first_partner_no,
        bit_or(place.partner_bit) as partner_bitmap,
        max(case when partner.safe_to_show then 1 else 0 end) as has_safe_partner
    from contact
    inner join place on contact.place_combination_id = place.place_combination_id
    inner join partner on place.partner_no = partner.partner_no
    group by contact.scope, contact.person_id, contact.contact_date, contact.city
),
traveller as (
    select scope, person_id
    from (
        select scope, person_id from city_day group by scope, person_id, contact_date having count(*) > 1
    ) as several
    group by scope, person_id
),
travelled as (
    select
        city_day.scope,
        city_day.person_id,
        city_day.contact_date,
        city_day.city_code,
        dense_rank() over (partition by city_day.scope, city_day.person_id order by city_day.contact_date) as day_no,
        row_number() over (
            partition by city_day.scope, city_day.person_id, city_day.contact_date order by city_day.city_code desc
        ) as from_the_end
    from city_day
    inner join traveller on city_day.person_id = traveller.person_id and city_day.scope = traveller.scope
),
travelled_day as (
    select
        scope,
        person_id,
        day_no,
        count(*) as cities,
        max(city_code) as last_by_code,
        max(case when from_the_end = 2 then city_code end) as second_last_by_code
    from travelled
    group by scope, person_id, day_no
),
day_end as (
    select travelled_day.scope, travelled_day.person_id, travelled_day.day_no, travelled_day.last_by_code as end_city
    from travelled_day
    where travelled_day.cities = 1 or travelled_day.day_no = 1
    union all
    select
        travelled_day.scope,
        travelled_day.person_id,
        travelled_day.day_no,
        case
            when day_end.end_city = travelled_day.last_by_code then travelled_day.second_last_by_code
            else travelled_day.last_by_code
        end as end_city
    from day_end
    inner join travelled_day
        on day_end.person_id = travelled_day.person_id
        and day_end.scope = travelled_day.scope
        and day_end.day_no + 1 = travelled_day.day_no
    where travelled_day.cities > 1
),
turn as (
    select
        travelled.scope,
        travelled.person_id,
        travelled.contact_date,
        travelled.city_code,
        row_number() over (
            partition by travelled.scope, travelled.person_id, travelled.contact_date
            order by case when travelled.city_code = day_before.end_city then 0 else 1 end, travelled.city_code
        ) as city_turn
    from travelled
    left join day_end as day_before
        on travelled.person_id = day_before.person_id
        and travelled.scope = day_before.scope
        and travelled.day_no = day_before.day_no + 1
),
placed as (
    select city_day.*, 1 as city_turn
    from city_day
    left join traveller on city_day.person_id = traveller.person_id and city_day.scope = traveller.scope
    where traveller.person_id is null
    union all
    select city_day.*, turn.city_turn
    from city_day
    inner join turn
        on city_day.person_id = turn.person_id
        and city_day.scope = turn.scope
        and city_day.contact_date = turn.contact_date
        and city_day.city_code = turn.city_code
),
person_days as (
    select
        scope,
        person_id,
        record_key,
        contact_date,
        city_code,
        first_partner_no,
        partner_bitmap,
        has_safe_partner,
        cast(city_turn as integer) as city_turn
    from placed
)
select * from person_days
