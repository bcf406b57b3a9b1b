-- Who the constant reporters of a closed share are: the partners whose reports were in the numbers on the day on which they were
-- counted.
with protected_share as (
    select * from {{ ref('protected_share') }}
),
panel as (
    select * from {{ ref('dim_constant_panel') }}
),
-- Of this place alone: a country that joins closes the periods of before, too, and the panels of others are as old as their numbers.
closed_day as (
    select
        case when cell.region_code = 'all' then cell.country_code else cell.region_code end as place_code,
        cell.period_type,
        cell.period_start,
        max(cell.counted_on) as counted_on
    from protected_share as cell
    where cell.reporters = 'constant' and cell.city_code = 'all' and cell.status <> 'open'
    group by
        case when cell.region_code = 'all' then cell.country_code else cell.region_code end, cell.period_type, cell.period_start
),
counted_panels as (
    select
        panel.place_code, panel.period_type, panel.period_start,
        string_agg(panel.partner_code, '|' order by panel.partner_code) as constant_partners
    from panel
    left join closed_day
        on panel.place_code = closed_day.place_code
        and panel.period_type = closed_day.period_type
        and panel.period_start = closed_day.period_start
    where closed_day.counted_on is null or panel.counted_from <= closed_day.counted_on
    group by panel.place_code, panel.period_type, panel.period_start
)
select * from counted_panels
