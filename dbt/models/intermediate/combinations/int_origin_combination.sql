{{ config(materialized='view') }}
with place_combination as (
    select * from {{ ref('int_place_combination') }}
),
origin as (
    select value as origin_country from {{ ref('origin_country') }}
),
partner as (
    select partner_code, country_code from place_combination group by partner_code, country_code
),
origin_combinations as (
    select
        {{ combination_id(['partner.partner_code', 'partner.country_code', 'origin.origin_country']) }} as combination_id,
        partner.partner_code,
        partner.country_code,
        origin.origin_country
    from partner
    cross join origin
)
select * from origin_combinations
