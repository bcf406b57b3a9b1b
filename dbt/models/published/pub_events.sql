select event_date, country_code, kind, label_en as label, source, is_invented = 1 as invented, event_code
from {{ source('network', 'event') }}
