-- A place stays where nobody is met any more: cells are told that their people have left, by the number of that place.
-- A city is in its region of today: a network that draws its regions anew has one history, not two. Asked of places and not of
-- contacts, since a join there makes DuckDB keep all contacts in memory to look up their persons.
with contact as (
    select * from {{ ref('stg_contact') }}
),
partner as (
    select * from {{ ref('int_partner_number') }}
),
city as (
    select city_code, region_code from {{ source('network', 'place') }} where level = 'city'
),
met as (
    select partner_code, country as country_code, city as city_code, min(region) as region_code
    from contact
    group by partner_code, country, city
),
place as (
    select met.partner_code, met.country_code, coalesce(city.region_code, met.region_code) as region_code, met.city_code
    from met
    left join city on met.city_code = city.city_code
),
places as (
    select
        {{ combination_id(['partner_code', 'country_code', 'region_code', 'city_code'], 'place', free_bits=8) }} as place_combination_id,
        {{ combination_id(['partner_code', 'country_code'], 'place', free_bits=8) }} as partner_combination_id,
        place.*,
        partner.partner_no,
        partner.partner_bit
    from place
    inner join partner on place.partner_code = partner.partner_code
)
select * from places
