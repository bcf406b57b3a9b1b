with contact as (
    select * from {{ ref('int_contact_person') }}
),
setting as (
    select * from {{ ref('stg_setting_list') }}
),
place as {{ inlined() }} (
    select * from {{ ref('int_published_place') }}
),
counted_month as (
    select * from {{ ref('int_counted_month') }}
),
person as (
    select * from {{ ref('int_person') }}
),
age as (
    select * from {{ ref('int_person_age') }}
),
spine as (
    select
        contact.scope,
        contact.person_id,
        contact.month_start,
        contact.place_combination_id,
        setting.setting,
        any_value(setting.setting_group) as setting_group,
        min(contact.record_key) as record_key,
        min(contact.contact_date) as first_date,
        max(contact.contact_date) as last_date,
        cast(sum(contact.contact_count) as bigint) as contacts,
        bit_or(contact.service_bits) as service_bits
    from contact
    inner join counted_month on contact.month_start = counted_month.month_start
    inner join place on contact.scope = place.scope and contact.place_combination_id = place.place_combination_id
    inner join setting on contact.settings = setting.settings
    group by contact.scope, contact.person_id, contact.month_start, contact.place_combination_id, setting.setting
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
