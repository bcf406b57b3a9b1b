select
    token.delivery_id,
    token.row_no,
    token.scope,
    token.key_label,
    token.token,
    contact.birth_year_band,
    contact.order_key
from {{ source('raw', 'contact_token') }} as token
inner join {{ ref('stg_contact') }} as contact
    on token.delivery_id = contact.delivery_id and token.row_no = contact.row_no
where token.scope in (select scope from {{ ref('linkage_scope') }} where is_enabled = 1)
