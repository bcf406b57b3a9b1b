with contact as (
    select * from {{ ref('stg_contact') }}
),
setting as (
    select * from {{ ref('setting') }}
),
list as (
    select settings from contact group by settings
),
setting_lists as (
    select list.settings, setting.setting, setting.setting_group
    from list
    inner join setting on '|' || list.settings || '|' like '%|' || setting.setting || '|%'
)
select * from setting_lists
