-- One row per accepted contact. `order_key` sorts contacts by (date, partner, row): the order in which attributes are learnt.
select
    *,
    cast(date_trunc('month', contact_date) as date) as month_start,
    cast(contact_date as varchar) || '|' || partner_code || '|' || lpad(cast(row_no as varchar), 9, '0') as order_key
from {{ source('raw', 'contact') }}
