{{ config(materialized='view') }}
-- Stays of persons, before disclosure control. Never published.
select scope, person_id, stay_no, city_code, region_code, country_code, first_date, last_date, partners
from {{ ref('int_person_stay') }}
