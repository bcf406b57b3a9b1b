{{ config(materialized='view') }}
with constant_reporter as (
    select * from {{ ref('int_constant_reporter') }}
),
place as (
    select * from {{ ref('int_place_combination') }}
),
period_month as (
    select * from {{ ref('int_due_month') }} where is_counted = 1
),
member as (
    select * from {{ ref('int_share_set') }}
),
panel as (
    select
        place.place_combination_id,
        {{ period_no('panel.period_type', 'panel.period_start') }} as period_no
    from constant_reporter as panel
    inner join place on panel.partner_code = place.partner_code
),
period as (
    select period_no from period_month group by period_no
),
share_members as (
    select
        member.share_set_id as set_id,
        period.period_no,
        member.place_combination_id + {{ share_bitmap(
            'member.setting_bitmap', 'member.is_several', 'case when panel.place_combination_id is null then 0 else 1 end'
        ) }} as combination_id
    from member
    cross join period
    left join panel on member.place_combination_id = panel.place_combination_id and period.period_no = panel.period_no
    where member.setting_bitmap > 0
)
select * from share_members
