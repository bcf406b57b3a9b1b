-- All reporters of a period, the constant panel's people in it, and the same panel's people one year before, under the period that they
-- are compared with and the set with a minus. Everybody is in one cell of a side, that of most contacts: only what parts the people
-- into cells can be taken apart into cells.
with cell as {{ inlined() }} (
    select * from {{ ref('int_setting_set') }}
),
reporter as (
    select * from {{ ref('int_constant_reporter') }}
),
panel as (
    select partner_code, {{ period_no('period_type', 'period_start') }} as period_no from reporter
),
before as (
    select {{ a_year_after() }}, partner_code, country_code, region_code, channel_group, is_indoor, contacts from cell
),
side as (
    select
        set_id, period_no, partner_code, country_code, region_code, channel_group, is_indoor, contacts,
        'all_reporters' as reporter_side
    from cell
    union all
    select
        cell.set_id, cell.period_no, cell.partner_code, cell.country_code, cell.region_code, cell.channel_group, cell.is_indoor,
        cell.contacts, 'constant_now' as reporter_side
    from cell
    inner join panel on cell.partner_code = panel.partner_code and cell.period_no = panel.period_no
    union all
    select
        before.set_id, before.period_no, before.partner_code, before.country_code, before.region_code, before.channel_group,
        before.is_indoor, before.contacts, 'constant_before' as reporter_side
    from before
    inner join panel on before.partner_code = panel.partner_code and before.period_no = panel.period_no
),
met as (
    select
        set_id, period_no, reporter_side, region_code, channel_group,
        row_number() over (
            partition by set_id, period_no, reporter_side
            order by sum(contacts) desc, region_code asc, channel_group asc
        ) as turn,
        max(max(is_indoor)) over (partition by set_id, period_no, reporter_side) as is_indoor
    from side
    group by set_id, period_no, reporter_side, region_code, channel_group
),
placed as (
    select
        side.set_id, side.period_no, side.partner_code, side.country_code, met.region_code, met.channel_group,
        side.reporter_side, met.is_indoor
    from side
    inner join met
        on side.set_id = met.set_id
        and side.period_no = met.period_no
        and side.reporter_side = met.reporter_side
        and met.turn = 1
    group by
        side.set_id, side.period_no, side.partner_code, side.country_code, met.region_code, met.channel_group,
        side.reporter_side, met.is_indoor
),
parts as (
    select
        set_id, period_no, partner_code, country_code, region_code, channel_group, reporter_side, 'recorded' as rate_part
    from placed
    union all
    select set_id, period_no, partner_code, country_code, region_code, channel_group, reporter_side, 'indoor' as rate_part
    from placed
    where is_indoor = 1
),
sides as (
    select
        *,
        {{ combination_id([
            'partner_code', 'country_code', 'region_code', 'rate_part', 'reporter_side', 'channel_group'
        ]) }} as combination_id
    from parts
)
select * from sides
