with contact as (
    select * from {{ ref('int_contact_person') }}
),
setting as (
    select * from {{ ref('stg_setting_list') }}
),
coded_months as (
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
    inner join setting on contact.settings = setting.settings
    group by contact.scope, contact.person_id, contact.month_start, contact.place_combination_id, setting.setting
)
select * from coded_months
