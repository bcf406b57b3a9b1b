-- The region of a contact is that of its city today: a network that draws its regions anew has one history, not two.
with contact as (
    select * from {{ source('raw', 'contact') }}
),
city as (
    select city_code, region_code from {{ ref('place') }} where level = 'city'
),
contacts as (
    select
        contact.* replace (coalesce(city.region_code, contact.region) as region),
        cast(date_trunc('month', contact.contact_date) as date) as month_start,
        {{ service_bits() }} as service_bits,
        {{ bits_met(need_bit_of()) }} as need_bits,
        {{ age_band('contact.age_low', 'contact.age_high') }} as age_band
    from contact
    left join city on contact.city = city.city_code
)
select * from contacts
