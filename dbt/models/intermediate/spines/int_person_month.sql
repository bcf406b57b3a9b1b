{{ config(materialized='view') }}
with spine as (
    select * from {{ ref('int_person_month_coded') }}
),
place as (
    select * from {{ ref('int_place_combination') }}
),
person_months as (
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
    from spine
    inner join place on spine.place_combination_id = place.place_combination_id
)
select * from person_months
