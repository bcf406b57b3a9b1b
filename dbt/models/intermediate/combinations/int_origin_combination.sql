{{ config(materialized='view') }}
with partner as (
    select partner_code, country_code from {{ ref('int_place_combination') }} group by partner_code, country_code
),
origin as (
    select value as origin_country from {{ ref('origin_country') }}
)
select
    {{ combination_id(['partner.partner_code', 'partner.country_code', 'origin.origin_country']) }} as combination_id,
    partner.partner_code,
    partner.country_code,
    origin.origin_country
from partner
cross join origin
