select
    city as city_code,
    max(case when token_kind = 'sealed' then 1 else 0 end) as has_sealed,
    max(case when token_kind = 'unsealed' then 1 else 0 end) as has_unsealed
from {{ ref('stg_contact') }}
where partner_code in (select partner_code from {{ ref('stg_partner') }} where safe_to_show)
group by city
