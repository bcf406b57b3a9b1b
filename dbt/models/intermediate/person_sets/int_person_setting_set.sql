-- Of whom one partner met alone it matters where most, and whether ever indoors. Of others each partner's contacts do, since not all
-- partners report in every period.
with person as (
    select * from {{ ref('int_person_month_channel') }}
),
place as (
    select * from {{ ref('int_channel_place') }}
),
period as (
    select * from {{ ref('int_due_month') }} where is_counted = 1 or is_year_before = 1
),
cell as (
    {{ setting_cells() }}
),
met as (
    select
        scope,
        person_id,
        period_no,
        min(record_key) as record_key,
        case
            when min(partner_no) = max(partner_no) then max_by(channel_place_id, 1000000 * contacts - place_no) + max(is_indoor)
        end as set_id
    from cell
    group by scope, person_id, period_no
),
of_partners as (
    select
        met.scope, met.person_id, met.period_no,
        {{ set_id(combination_id(['cell.channel_place_id', 'cell.is_indoor', 'cell.contacts'])) }} as set_id
    from met
    inner join cell
        on met.person_id = cell.person_id and met.scope = cell.scope and met.period_no = cell.period_no
    where met.set_id is null
    group by met.scope, met.person_id, met.period_no
),
person_sets as (
    select met.scope, met.person_id, met.record_key, met.period_no, coalesce(met.set_id, of_partners.set_id) as set_id
    from met
    left join of_partners
        on met.person_id = of_partners.person_id and met.scope = of_partners.scope and met.period_no = of_partners.period_no
)
select * from person_sets
