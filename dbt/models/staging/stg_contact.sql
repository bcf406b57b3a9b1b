select
    *,
    cast(date_trunc('month', contact_date) as date) as month_start,
    {{ service_bits() }} as service_bits,
    {{ age_band('age_low', 'age_high') }} as age_band
from {{ source('raw', 'contact') }}
