select table_name, cell, countries, period_type, period_start, restated_in, status_before, persons_before, status, persons
from {{ source('raw', 'revision') }}
