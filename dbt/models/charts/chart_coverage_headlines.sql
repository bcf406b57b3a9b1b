-- The newest closed quarter of each country in a few numbers, each with the same quarter of the year before. Arrivals are the people
-- who came over the borders that have a number; whoever came over two is counted at both. They are compared only where both quarters
-- have a number for the same borders.
with pub_coverage as (
    select * from {{ ref('pub_coverage') }}
),
pub_setting_share as (
    select * from {{ ref('pub_setting_share') }}
),
pub_setting_decomposition as (
    select * from {{ ref('pub_setting_decomposition') }}
),
pub_moves as (
    select * from {{ ref('pub_moves') }}
),
reach as (
    select * from pub_coverage
    where indicator_code = 'reached_any' and coverage_scope = 'served_area' and period_type = 'quarter'
        and country_code <> 'all' and region_code = 'all' and city_code = 'all' and status <> 'open'
),
newest as (
    select country_code, max(period_start) as period_start, max(period_start) - interval 12 months as start_before
    from reach
    group by country_code
),
indoors as (
    select * from pub_setting_share
    where reporters = 'all' and setting_group = 'indoor' and period_type = 'quarter' and region_code = 'all' and city_code = 'all'
),
shift as (
    select * from pub_setting_decomposition where period_type = 'quarter'
),
border as (
    select * from pub_moves where move_kind = 'cross_border' and gap_tier = 'all' and period_type = 'quarter'
),
border_beside_before as (
    select
        newest.country_code,
        border.persons,
        before.persons as persons_before,
        (border.persons is null) = (before.persons is null) as is_comparable
    from newest
    inner join border
        on newest.country_code = border.country_code and newest.period_start = border.period_start
    left join border as before
        on border.country_code = before.country_code and border.scope = before.scope and newest.start_before = before.period_start
),
arrival as (
    select
        country_code,
        cast(sum(persons) as bigint) as arrived,
        case when min(cast(is_comparable as integer)) = 1 then cast(sum(persons_before) as bigint) end as arrived_before,
        count(persons) as borders_shown,
        count(*) as borders
    from border_beside_before
    group by country_code
),
headline as (
    select
        reach.country_code,
        reach.period_start,
        reach.status,
        reach.status_label,
        reach.persons as reached,
        before.persons as reached_before,
        reach.coverage_low,
        reach.coverage_point,
        reach.coverage_high,
        before.coverage_point as coverage_before,
        indoors.share as indoor_share,
        indoors.share_low as indoor_low,
        indoors.share_high as indoor_high,
        indoors_before.share as indoor_before,
        shift.verdict,
        arrival.arrived,
        arrival.arrived_before,
        arrival.borders_shown,
        arrival.borders,
        reach.reporting_completeness as received_share,
        reach.reporting_completeness_on_time as on_time_share,
        before.reporting_completeness as received_before,
        reach.first_published
    from newest
    inner join reach
        on newest.country_code = reach.country_code and newest.period_start = reach.period_start
    left join reach as before
        on newest.country_code = before.country_code and newest.start_before = before.period_start
    left join indoors
        on newest.country_code = indoors.country_code and newest.period_start = indoors.period_start
    left join indoors as indoors_before
        on newest.country_code = indoors_before.country_code and newest.start_before = indoors_before.period_start
    left join shift
        on newest.country_code = shift.country_code and newest.period_start = shift.period_start
    left join arrival
        on newest.country_code = arrival.country_code
)
select * from headline
