-- Spine: scope x person x run of consecutive contacts in one city.
with step as (
    select
        *,
        case
            when city_code = lag(city_code) over (partition by scope, person_id order by step_no) then 0
            else 1
        end as is_arrival
    from {{ ref('int_person_day') }}
),
numbered as (
    select *, sum(is_arrival) over (partition by scope, person_id order by step_no rows unbounded preceding) as stay_no
    from step
),
stay as (
    select
        scope,
        person_id,
        stay_no,
        min(record_key) as record_key,
        min(city_code) as city_code,
        min(region_code) as region_code,
        min(country_code) as country_code,
        min(contact_date) as first_date,
        max(contact_date) as last_date,
        min_by(first_partner_code, step_no) as arrival_partner_code
    from numbered
    group by scope, person_id, stay_no
),
partner as (
    select
        numbered.scope,
        numbered.person_id,
        numbered.stay_no,
        count(distinct contact.partner_code) as partners,
        max(case when known.safe_to_show then 1 else 0 end) as has_safe_partner
    from numbered
    inner join {{ ref('int_contact_person') }} as contact
        on numbered.scope = contact.scope
        and numbered.person_id = contact.person_id
        and numbered.contact_date = contact.contact_date
        and numbered.city_code = contact.city
    inner join {{ ref('stg_partner') }} as known on contact.partner_code = known.partner_code
    group by numbered.scope, numbered.person_id, numbered.stay_no
)
select
    stay.scope,
    stay.person_id,
    cast(stay.stay_no as integer) as stay_no,
    stay.record_key,
    stay.city_code,
    stay.region_code,
    stay.country_code,
    stay.first_date,
    stay.last_date,
    stay.arrival_partner_code,
    cast(partner.partners as integer) as partners,
    partner.has_safe_partner
from stay
inner join partner
    on stay.scope = partner.scope and stay.person_id = partner.person_id and stay.stay_no = partner.stay_no
