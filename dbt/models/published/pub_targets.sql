select grant_code, indicator_code, country_code, period_type, period_start, baseline, target, source, is_invented = 1 as invented
from {{ source('network', 'target') }}
