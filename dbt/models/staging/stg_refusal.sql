select
    refusal.partner_code,
    refusal.delivery_id,
    refusal.rule
from {{ source('raw', 'refusal') }} as refusal
group by refusal.partner_code, refusal.delivery_id, refusal.rule
