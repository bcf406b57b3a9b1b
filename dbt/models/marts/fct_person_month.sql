{{ config(materialized='view') }}
-- The person-month spine as the incremental models, the tests and the rebuild compare it. Never published.
select
    scope, person_id, month_start, partner_code, country_code, region_code, city_code, setting, setting_group,
    first_date, last_date, contacts
from {{ ref('int_person_month') }}
