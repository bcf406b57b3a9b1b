{{ config(materialized='view') }}
-- What a set of places and settings is in a period, leaf by leaf (int_share_leaf). Who reports constantly is another partner in
-- every period.
with panel as (
    select
        place.place_leaf_id,
        {{ period_no('panel.period_type', 'panel.period_start') }} as period_no
    from {{ ref('int_constant_reporter') }} as panel
    inner join {{ ref('int_place_leaf') }} as place on panel.partner_code = place.partner_code
),
period as (
    select period_no from {{ ref('int_period_month') }} group by period_no
)
select
    member.share_set_id as set_id,
    period.period_no,
    member.place_leaf_id + {{ share_leaf_bits(
        'member.place_bits', 'member.is_several', 'case when panel.place_leaf_id is null then 0 else 1 end'
    ) }} as leaf_id
from {{ ref('int_share_set') }} as member
cross join period
left join panel on member.place_leaf_id = panel.place_leaf_id and period.period_no = panel.period_no
where member.place_bits > 0
