-- Files in which a rule refused something: the whole file, or rows of it. Files are counted, never rows: rows are contacts.
select
    refusal.partner_code,
    refusal.delivery_id,
    refusal.rule
from {{ source('raw', 'refusal') }} as refusal
group by refusal.partner_code, refusal.delivery_id, refusal.rule
