{{ config(materialized='view') }}
-- What the leaves of origins stand for: partner, host country and declared country of origin.
with partner as (
    select partner_code, country_code from {{ ref('int_place_leaf') }} group by partner_code, country_code
),
origin as (
    select value as origin_country from {{ ref('origin_country') }}
)
select
    {{ leaf_id(['partner.partner_code', 'partner.country_code', 'origin.origin_country']) }} as leaf_id,
    partner.partner_code,
    partner.country_code,
    origin.origin_country
from partner
cross join origin
