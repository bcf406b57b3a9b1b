-- One row per scope, person, day and city, in the order of travel. On one day the city of the day before comes first, then
-- the city code: a person met in two cities on one day has moved once, not twice. Which city ends a day with several
-- depends on the day before, so those few days are walked one after the other.
with recursive city_day as (
    select
        scope,
        person_id,
        contact_date,
        city as city_code,
        min(country) as country_code,
        min(region) as region_code,
        min(record_key) as record_key,
        min_by(partner_code, order_key) as first_partner_code
    from {{ ref('int_contact_person') }}
    group by scope, person_id, contact_date, city
),
ranked as (
    select
        *,
        dense_rank() over (partition by scope, person_id order by contact_date) as day_no,
        row_number() over (partition by scope, person_id, contact_date order by city_code desc) as from_the_end
    from city_day
),
person_day as (
    select
        scope,
        person_id,
        day_no,
        count(*) as cities,
        max(city_code) as last_by_code,
        max(case when from_the_end = 2 then city_code end) as second_last_by_code
    from ranked
    group by scope, person_id, day_no
),
day_end as (
    select scope, person_id, day_no, last_by_code as end_city
    from person_day
    where cities = 1 or day_no = 1
    union all
    select
        person_day.scope,
        person_day.person_id,
        person_day.day_no,
        case
            when day_end.end_city = person_day.last_by_code then person_day.second_last_by_code
            else person_day.last_by_code
        end as end_city
    from day_end
    inner join person_day
        on day_end.scope = person_day.scope
        and day_end.person_id = person_day.person_id
        and day_end.day_no + 1 = person_day.day_no
    where person_day.cities > 1
)
select
    ranked.scope,
    ranked.person_id,
    ranked.record_key,
    ranked.contact_date,
    ranked.city_code,
    ranked.region_code,
    ranked.country_code,
    ranked.first_partner_code,
    row_number() over (
        partition by ranked.scope, ranked.person_id
        order by ranked.day_no, case when ranked.city_code = day_before.end_city then 0 else 1 end, ranked.city_code
    ) as step_no
from ranked
left join day_end as day_before
    on ranked.scope = day_before.scope
    and ranked.person_id = day_before.person_id
    and ranked.day_no = day_before.day_no + 1
