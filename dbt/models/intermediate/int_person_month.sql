-- Spine: scope x person x month x partner x city x setting. A contact with two settings is in two rows.
select
    contact.scope,
    contact.person_id,
    contact.month_start,
    contact.partner_code,
    contact.city as city_code,
    setting.setting,
    min(contact.record_key) as record_key,
    min(contact.country) as country_code,
    min(contact.region) as region_code,
    min(setting.setting_group) as setting_group,
    min(contact.contact_date) as first_date,
    max(contact.contact_date) as last_date,
    count(*) as contacts,
    max(case when contact.hts_component_met then 1 else 0 end) as hts_component_met,
    {% for service in services() -%}
    max(case when contact.svc_{{ service }} then 1 else 0 end) as svc_{{ service }}{{ "," if not loop.last }}
    {% endfor %}
from {{ ref('int_contact_person') }} as contact
inner join {{ ref('stg_contact_setting') }} as setting
    on contact.delivery_id = setting.delivery_id and contact.row_no = setting.row_no
group by
    contact.scope, contact.person_id, contact.month_start, contact.partner_code, contact.city, setting.setting
