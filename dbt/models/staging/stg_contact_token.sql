select
    delivery_id,
    row_no,
    scope,
    token,
    m1,
    m2,
    m3,
    m4,
    birth_year_band,
    partner_code,
    contact_date
from {{ source('raw', 'contact_token') }}
where scope in (
    select scope from {{ ref('linkage_scope') }} where is_enabled = 1
    union
    select scope from {{ source('raw', 'scope_agreement') }}
)
