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
    {%- if is_increment() %}
    union
    -- Where nobody is met any more: cells are told that their people have left, by the number of that place.
    select partner_code, country_code, region_code, city_code from {{ this }}
    {%- endif %}
),
places as (
    select
        {{ combination_id(['partner_code', 'country_code', 'region_code', 'city_code'], 'place', free_bits=8) }} as place_combination_id,
        {{ combination_id(['partner_code', 'country_code'], 'place', free_bits=8) }} as partner_combination_id,
        place.*,
        partner.partner_no,
        partner.partner_bit,
        partner.safe_to_show
    from place
    inner join partner on place.partner_code = partner.partner_code
)
select * from places
