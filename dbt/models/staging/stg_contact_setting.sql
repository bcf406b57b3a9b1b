with contact as {{ inlined() }} (
    select delivery_id, row_no, settings from {{ ref('stg_contact') }}
),
setting as (
    select * from {{ ref('setting') }}
),
combination as (
    select contact.settings, setting.setting, setting.setting_group
    from (select settings from contact group by settings) as contact
    inner join setting
        on '|' || contact.settings || '|' like '%|' || setting.setting || '|%'
),
contact_settings as (
    select contact.delivery_id, contact.row_no, combination.setting, combination.setting_group
    from contact
    inner join combination on contact.settings = combination.settings
)
select * from contact_settings
