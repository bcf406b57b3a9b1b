-- Sides of a period, as int_setting_side_combination numbers them: all reporters; the constant panel's people; and the same panel's people
-- one year before, under the period that they are compared with and the set with a minus. Everybody is in one cell of a side, that of most
-- contacts: only what parts the people into cells can be taken apart into cells.
with member as (
    select * from {{ ref('int_setting_set') }}
),
place as (
    select * from {{ ref('int_channel_place') }}
),
combination as (
    select * from {{ ref('int_setting_side_combination') }}
),
reporter as (
    select * from {{ ref('int_constant_reporter') }}
),
partner as (
    select * from {{ ref('int_partner_number') }}
),
panel as (
    select partner.partner_no, {{ period_no('reporter.period_type', 'reporter.period_start') }} as period_no
    from reporter
    inner join partner on reporter.partner_code = partner.partner_code
),
-- Numbers of places are those of this build: a new region has moved them.
met_there as (
    select member.set_id, member.period_no, place.partner_no, place.place_no, member.is_indoor, member.contacts
    from member
    inner join place on member.channel_place_id = place.channel_place_id
),
cell as (
    select set_id, period_no, partner_no, place_no, is_indoor, contacts, 0 as is_before from met_there
    union all
    select set_id, period_no, partner_no, place_no, is_indoor, contacts, 1 as is_before
    from (select {{ a_year_after() }}, partner_no, place_no, is_indoor, contacts from met_there) as year_after
),
side as (
    select set_id, period_no, partner_no, place_no, is_indoor, contacts, 0 as side_no from cell where is_before = 0
    union all
    select
        cell.set_id, cell.period_no, cell.partner_no, cell.place_no, cell.is_indoor, cell.contacts, 1 + cell.is_before as side_no
    from cell
    inner join panel on cell.partner_no = panel.partner_no and cell.period_no = panel.period_no
),
place_met as (
    select set_id, period_no, side_no, place_no, sum(contacts) as contacts, max(is_indoor) as is_indoor
    from side
    group by set_id, period_no, side_no, place_no
),
met as (
    select
        set_id, period_no, side_no,
        max_by(place_no, 1000000 * contacts - place_no) as place_no,
        max(is_indoor) as is_indoor
    from place_met
    group by set_id, period_no, side_no
),
-- Grouped after the join: DuckDB would join each set with all partners of the country before it asks who met these people.
met_by as (
    select met.set_id, met.period_no, met.side_no, met.place_no, met.is_indoor, side.partner_no
    from side
    inner join met on side.set_id = met.set_id and side.period_no = met.period_no and side.side_no = met.side_no
    group by met.set_id, met.period_no, met.side_no, met.place_no, met.is_indoor, side.partner_no
),
sides as (
    select met_by.set_id, met_by.period_no, combination.combination_id
    from met_by
    inner join combination
        on met_by.partner_no = combination.partner_no
        and met_by.place_no = combination.place_no
        and met_by.side_no = combination.side_no
        and combination.part_no <= met_by.is_indoor
)
select * from sides
