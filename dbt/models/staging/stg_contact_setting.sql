-- One row per contact and setting. The codes come joined with '|'. The few combinations that occur are taken apart once, by a
-- join with the code list, which any engine can do.
with contact as (
    select delivery_id, row_no, settings from {{ ref('stg_contact') }}
),
combination as (
    select contact.settings, setting.setting, setting.setting_group
    from (select settings from contact group by settings) as contact
    inner join {{ ref('setting') }} as setting
        on '|' || contact.settings || '|' like '%|' || setting.setting || '|%'
)
select contact.delivery_id, contact.row_no, combination.setting, combination.setting_group
from contact
inner join combination on contact.settings = combination.settings
