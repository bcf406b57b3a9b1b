select partner_code, city_code from {{ source('raw', 'partner_city') }}
