-- Distinct persons by scope, country and month, before disclosure control. Never published.
select scope, country_code, month_start, count(distinct person_id) as persons
from {{ ref('int_person_month') }}
group by scope, country_code, month_start
