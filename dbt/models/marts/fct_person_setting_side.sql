{{ config(materialized='view') }}
-- Person sets of pub_setting_decomposition: all reporters of a period, the constant panel's people in it, and the same panel's
-- people one year before, under the period that they are compared with. Everybody is in one cell of a side, that of most
-- contacts: only what parts the people into cells can be taken apart into cells.
with cell as {{ inlined() }} (
    select * from {{ ref('fct_person_setting_cell') }}
),
panel as {{ inlined() }} (
    select * from {{ ref('int_constant_reporter') }}
),
side as (
    select *, 'all_reporters' as reporter_side from cell
    union all
    select cell.*, 'constant_now' as reporter_side
    from cell
    inner join panel
        on cell.partner_code = panel.partner_code
        and cell.period_type = panel.period_type
        and cell.period_start = panel.period_start
    union all
    select
        cell.scope, cell.person_id, cell.record_key, cell.partner_code, cell.period_type,
        panel.period_start, cell.period_rank, cell.country_code, cell.region_code, cell.channel_group, cell.is_indoor,
        cell.contacts, 'constant_before' as reporter_side
    from cell
    inner join panel
        on cell.partner_code = panel.partner_code
        and cell.period_type = panel.period_type
        and panel.period_start = {{ months_after('cell.period_start', 12) }}
),
met as (
    select
        scope, person_id, period_type, period_start, reporter_side, region_code, channel_group,
        row_number() over (
            partition by scope, person_id, period_type, period_start, reporter_side
            order by sum(contacts) desc, region_code asc, channel_group asc
        ) as turn,
        max(max(is_indoor)) over (partition by scope, person_id, period_type, period_start, reporter_side) as is_indoor
    from side
    group by scope, person_id, period_type, period_start, reporter_side, region_code, channel_group
),
placed as (
    select
        side.scope, side.person_id, min(side.record_key) as record_key, side.partner_code, side.period_type, side.period_start,
        side.period_rank, side.country_code, met.region_code, met.channel_group, side.reporter_side, met.is_indoor
    from side
    inner join met
        on side.scope = met.scope
        and side.person_id = met.person_id
        and side.period_type = met.period_type
        and side.period_start = met.period_start
        and side.reporter_side = met.reporter_side
        and met.turn = 1
    group by
        side.scope, side.person_id, side.partner_code, side.period_type, side.period_start, side.period_rank,
        side.country_code, met.region_code, met.channel_group, side.reporter_side, met.is_indoor
),
sides as (
    select
        scope, person_id, record_key, partner_code, period_type, period_start, period_rank,
        country_code, region_code, channel_group, reporter_side, 'recorded' as rate_part
    from placed
    union all
    select
        scope, person_id, record_key, partner_code, period_type, period_start, period_rank,
        country_code, region_code, channel_group, reporter_side, 'indoor' as rate_part
    from placed
    where is_indoor = 1
)
select * from sides
