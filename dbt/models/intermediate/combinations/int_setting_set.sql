with person_set as (
    select * from {{ ref('int_person_setting_set') }}
),
person as (
    select * from {{ ref('int_person_month_channel') }}
),
place as (
    select * from {{ ref('int_channel_place') }}
),
period as (
    select * from {{ ref('int_due_month') }} where is_counted = 1 or is_year_before = 1
),
-- A set has one country, hence one national scope.
example as (
    select person_set.set_id, person_set.period_no, min(person_set.scope) as scope, min(person_set.person_id) as person_id
    from person_set
    group by person_set.set_id, person_set.period_no
),
cell as (
    {{ setting_cells(
        'inner join example on person.person_id = example.person_id and person.scope = example.scope'
        ' and period.period_no = example.period_no'
    ) }}
),
met as (
    select
        example.set_id, example.period_no, cell.channel_place_id, cell.is_indoor, cell.contacts,
        case when min(cell.partner_no) over several = max(cell.partner_no) over several then 1 else 0 end as is_of_one_partner,
        max(cell.is_indoor) over several as is_ever_indoor,
        row_number() over (
            partition by example.set_id, example.period_no order by cell.contacts desc, cell.place_no asc
        ) as turn
    from example
    inner join cell
        on example.person_id = cell.person_id and example.scope = cell.scope and example.period_no = cell.period_no
    window several as (partition by example.set_id, example.period_no)
),
members as (
    select
        set_id, period_no, channel_place_id,
        case when is_of_one_partner = 1 then is_ever_indoor else is_indoor end as is_indoor,
        case when is_of_one_partner = 1 then 1 else contacts end as contacts
    from met
    where is_of_one_partner = 0 or turn = 1
)
select * from members
