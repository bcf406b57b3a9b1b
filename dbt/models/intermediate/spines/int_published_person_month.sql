{{ config(
    materialized='incremental', incremental_strategy='append', pre_hook="{{ replacing_published('month_start') }}"
) }}
with described as (
    select
        spine.*,
        place.partner_code,
        place.country_code,
        place.region_code,
        place.city_code,
        person.gender,
        person.origin_country,
        person.migrant_kind as origin_code,
        coalesce(age.age_band, 'not_recorded') as age_band
    from {{ ref('int_person_month_coded') }} as spine
    {{ if_published('spine', 'month_start') }}
    inner join {{ ref('int_published_place') }} as place
        on spine.scope = place.scope and spine.place_combination_id = place.place_combination_id
    inner join {{ ref('int_person') }} as person on spine.scope = person.scope and spine.person_id = person.person_id
    left join {{ ref('int_person_age') }} as age
        on spine.scope = age.scope and spine.person_id = age.person_id and year(spine.month_start) = age.age_year
)
select
    *,
    {{ combination_id([
        'partner_code', 'country_code', 'region_code', 'city_code', 'setting_group', 'gender', 'age_band', 'origin_code'
    ]) }} as combination_id
from described
