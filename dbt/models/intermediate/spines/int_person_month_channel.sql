with contact as (
    select * from {{ ref('int_contact_person') }}
),
setting as (
    select * from {{ ref('stg_setting_list') }}
),
channel as (
    select * from {{ ref('channel') }}
),
partner as (
    select * from {{ source('raw', 'partner') }}
),
counted_month as (
    select * from {{ ref('int_counted_month') }}
),
scope as (
    select * from {{ source('network', 'linkage_scope') }}
),
months_by_channel as (
    select
        contact.scope,
        contact.person_id,
        contact.month_start,
        contact.partner_code,
        contact.country as country_code,
        contact.region as region_code,
        coalesce(channel.channel_group, 'not_recorded') as channel_group,
        setting.setting_group,
        min(contact.record_key) as record_key,
        cast(sum(contact.contact_count) as bigint) as contacts
    from contact
    inner join counted_month on contact.month_start = counted_month.month_start
    inner join setting on contact.settings = setting.settings
    left join channel on contact.channel = channel.channel
    inner join partner on contact.partner_code = partner.partner_code
    inner join scope
        on contact.scope = scope.scope and contact.country = scope.country_code
    where partner.safe_to_show and scope.is_national = 1 and setting.setting_group <> 'not_recorded'
    group by
        contact.scope, contact.person_id, contact.month_start, contact.partner_code, contact.country, contact.region,
        channel.channel_group, setting.setting_group
)
select * from months_by_channel
