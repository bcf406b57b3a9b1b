with spine as (
    select * from {{ ref('int_person_month_coded') }}
),
place as (
    select * from {{ ref('int_published_place') }}
),
person as (
    select * from {{ ref('int_person') }}
),
counted_month as (
    select * from {{ ref('int_counted_month') }}
),
age as (
    select * from {{ ref('int_person_age') }}
),
described as (
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
    from spine
    inner join place
        on spine.scope = place.scope and spine.place_combination_id = place.place_combination_id
    inner join person on spine.person_id = person.person_id and spine.scope = person.scope
    inner join counted_month on spine.month_start = counted_month.month_start
    left join age
        on spine.person_id = age.person_id and spine.scope = age.scope and year(spine.month_start) = age.age_year
),
published_months as (
    select
        *,
        {{ combination_id([
            'partner_code', 'country_code', 'region_code', 'city_code', 'setting_group', 'gender', 'age_band', 'origin_code'
        ]) }} as combination_id
    from described
)
select * from published_months
