{{ config(materialized='incremental', incremental_strategy='append') }}
-- A place stays where nobody is met any more: cells are told that their people have left, by the number of that place.
with contact as (
    select * from {{ ref('stg_contact') }}
),
partner as (
    select * from {{ ref('int_partner_number') }}
),
place as (
    select partner_code, country as country_code, region as region_code, city as city_code
    from contact
    group by partner_code, country, region, city
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
    {%- if is_increment() %}
    left join {{ this }} as known
        on place.partner_code = known.partner_code
        and place.country_code = known.country_code
        and place.region_code = known.region_code
        and place.city_code = known.city_code
    where known.partner_code is null
    {%- endif %}
)
select * from places
