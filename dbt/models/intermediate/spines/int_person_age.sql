with contact as (
    select * from {{ ref('int_contact_person') }}
),
place as (
    select * from {{ ref('int_published_place') }}
),
counted_month as (
    select * from {{ ref('int_counted_month') }}
),
counted_year as (
    select distinct year(month_start) as age_year from counted_month
),
person_ages as (
    select
        contact.scope,
        contact.person_id,
        cast(year(contact.month_start) as integer) as age_year,
        coalesce(
            min_by(contact.age_band, case when contact.age_band not in ('18-24', '25+', 'wider_than_band') then contact.order_no end),
            min_by(contact.age_band, case when contact.age_band <> 'wider_than_band' then contact.order_no end),
            'wider_than_band'
        ) as age_band
    from contact
    inner join counted_year on year(contact.month_start) = counted_year.age_year
    inner join place
        on contact.scope = place.scope and contact.place_combination_id = place.place_combination_id
    where contact.age_band <> 'not_recorded'
    group by contact.scope, contact.person_id, year(contact.month_start)
)
select * from person_ages
