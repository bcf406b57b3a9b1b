{{ config(materialized='view') }}
select
    spine.scope,
    spine.person_id,
    spine.month_start,
    place.partner_code,
    place.city_code,
    spine.setting,
    spine.record_key,
    place.country_code,
    place.region_code,
    spine.setting_group,
    spine.first_date,
    spine.last_date,
    spine.contacts,
    spine.service_bits
from {{ ref('int_person_month_coded') }} as spine
inner join {{ ref('int_place_combination') }} as place on spine.place_combination_id = place.place_combination_id
