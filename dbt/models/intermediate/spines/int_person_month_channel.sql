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
from {{ ref('int_contact_person') }} as contact
inner join {{ ref('stg_contact_setting') }} as setting
    on contact.delivery_id = setting.delivery_id and contact.row_no = setting.row_no
left join {{ ref('channel') }} as channel on contact.channel = channel.channel
inner join {{ ref('stg_partner') }} as partner on contact.partner_code = partner.partner_code
inner join {{ ref('linkage_scope') }} as scope
    on contact.scope = scope.scope and contact.country = scope.country_code
where partner.safe_to_show and scope.is_national = 1 and setting.setting_group <> 'not_recorded'
group by
    contact.scope, contact.person_id, contact.month_start, contact.partner_code, contact.country, contact.region,
    channel.channel_group, setting.setting_group
