select event_date, country_code, kind, label_en as label, source, is_invented = 1 as invented
from {{ ref('event') }}
