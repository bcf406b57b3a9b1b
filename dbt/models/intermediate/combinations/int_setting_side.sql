-- Sides of a period, as int_setting_side_combination numbers them: all reporters; the constant panel's people; and the same panel's people
-- one year before, under the period that they are compared with and the set with a minus. Everybody is in one cell of a side, that of most
-- contacts: only what parts the people into cells can be taken apart into cells.
with member as (
    select * from {{ ref('int_setting_set') }}
),
place as (
    select * from {{ ref('int_channel_place') }}
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
cell as (
    select member.set_id, member.period_no, place.partner_no, place.place_no, member.is_indoor, member.contacts
    from member
    inner join place on member.channel_place_id = place.channel_place_id
),
before as (
    select {{ a_year_after() }}, partner_no, place_no, is_indoor, contacts from cell
),
side as (
    select set_id, period_no, partner_no, place_no, is_indoor, contacts, 0 as side_no from cell
    union all
    select cell.set_id, cell.period_no, cell.partner_no, cell.place_no, cell.is_indoor, cell.contacts, 1 as side_no
    from cell
    inner join panel on cell.partner_no = panel.partner_no and cell.period_no = panel.period_no
    union all
    select before.set_id, before.period_no, before.partner_no, before.place_no, before.is_indoor, before.contacts, 2 as side_no
    from before
    inner join panel on before.partner_no = panel.partner_no and before.period_no = panel.period_no
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
part as (
    select parts.part_no from (values (0), (1)) as parts (part_no)
),
sides as (
    select
        met.set_id, met.period_no,
        {{ setting_side_id('side.partner_no', 'met.place_no', 'met.side_no', 'part.part_no') }} as combination_id
    from met
    inner join (select set_id, period_no, side_no, partner_no from side group by set_id, period_no, side_no, partner_no) as side
        on met.set_id = side.set_id and met.period_no = side.period_no and met.side_no = side.side_no
    inner join part on part.part_no <= met.is_indoor
)
select * from sides
