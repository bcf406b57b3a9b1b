-- One row per contact and setting. The codes come joined with '|'; a join with the code list takes them apart on any engine.
select
    contact.delivery_id,
    contact.row_no,
    setting.setting,
    setting.setting_group
from {{ ref('stg_contact') }} as contact
inner join {{ ref('setting') }} as setting
    on '|' || contact.settings || '|' like '%|' || setting.setting || '|%'
