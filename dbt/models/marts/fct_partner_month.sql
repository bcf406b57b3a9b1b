-- Expected and received partner-months.
select partner_code, country_code, safe_to_show, month_start, is_received, first_source_at, due_on, is_expected, freshness
from {{ ref('int_partner_coverage') }}
