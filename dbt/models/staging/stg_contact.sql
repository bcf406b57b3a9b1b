-- One row per accepted contact.
select
    *,
    cast(date_trunc('month', contact_date) as date) as month_start,
    {{ service_bits() }} as service_bits
from {{ source('raw', 'contact') }}
