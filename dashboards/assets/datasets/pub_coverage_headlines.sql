-- The newest closed quarter of each country in a few numbers, each with the same quarter of the year before and its course over twelve
-- quarters. Arrivals are the people who came over the borders that have a number; whoever came over two is counted at both. They are
-- compared only where both quarters have a number for the same borders, and their course needs all borders. A course is the path of a line
-- in a field of 96 × 24, from zero to its highest value, with a break where a quarter has no number; fewer than three numbers are none.
-- Coverage of a quarter of which cities were worked in for a part alone, as its flag says, is compared with none.
with pub_coverage as (
    select * from published.pub_coverage
),
pub_setting_share as (
    select * from published.pub_setting_share
),
pub_setting_decomposition as (
    select * from published.pub_setting_decomposition
),
pub_moves as (
    select * from published.pub_moves
),
pub_quality as (
    select * from published.pub_quality
),
pub_release as (
    select * from published.pub_release
),
released as (
    select cast(max(as_of) as timestamp) as on_day from pub_release
),
reach as (
    select *, coalesce(contains(coverage_flag, 'not every city was worked in for the whole period'), false) as is_part_period
    from pub_coverage
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
        border.status,
        border.restated_in,
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
        -- What is added up over borders is of one restatement, or of none.
        case when count(distinct coalesce(restated_in, '')) = 1 then cast(sum(persons) as bigint) end as arrived,
        case when min(cast(is_comparable as integer)) = 1 then cast(sum(persons_before) as bigint) end as arrived_before,
        count(persons) as borders_shown,
        count(case when status in ('shown', 'few') then country_code end) as borders_watched,
        count(*) as borders
    from border_beside_before
    group by country_code
),
measured as (
    select country_code, 'reached' as measure, period_start, cast(persons as double) as number, 1 as factor from reach
    union all
    select country_code, 'coverage', period_start, case when not is_part_period then coverage_point end, 100 from reach
    union all
    select country_code, 'received', period_start, reporting_completeness, 100 from reach
    union all
    select country_code, 'indoor', period_start, share, 100 from indoors
    union all
    select country_code, 'arrived', period_start, case
            when count(persons) = count(*) and count(distinct coalesce(restated_in, '')) = 1 then cast(sum(persons) as double)
        end, 1
    from border
    group by country_code, period_start
),
quarterly as (
    select
        measured.*,
        11 - cast(
            (12 * (year(newest.period_start) - year(measured.period_start)) + month(newest.period_start) - month(measured.period_start)) / 3
            as integer
        ) as turn
    from measured
    inner join newest on measured.country_code = newest.country_code and measured.period_start <= newest.period_start
),
point as (
    select
        *,
        coalesce(round(22 - 20 * number / nullif(max(number) over (partition by country_code, measure), 0), 1), 22) as height,
        lag(turn) over (partition by country_code, measure order by turn) as previous_turn
    from quarterly
    where turn >= 0 and number is not null
),
drawn as (
    select
        country_code,
        measure,
        string_agg(
            case when previous_turn = turn - 1 then 'L' else 'M' end
            || cast(4 + 8 * turn as varchar) || ',' || cast(height as varchar) || 'h0.1',
            '' order by turn
        ) as course,
        string_agg(cast(cast(round(factor * number) as bigint) as varchar), ', ' order by turn) as numbers
    from point
    group by country_code, measure
    having count(*) >= 3
),
course as (
    select
        country_code,
        max(case measure when 'reached' then course end) as reached_course,
        max(case measure when 'reached' then numbers end) as reached_numbers,
        max(case measure when 'coverage' then course end) as coverage_course,
        max(case measure when 'coverage' then numbers end) as coverage_numbers,
        max(case measure when 'indoor' then course end) as indoor_course,
        max(case measure when 'indoor' then numbers end) as indoor_numbers,
        max(case measure when 'arrived' then course end) as arrived_course,
        max(case measure when 'arrived' then numbers end) as arrived_numbers,
        max(case measure when 'received' then course end) as received_course,
        max(case measure when 'received' then numbers end) as received_numbers
    from drawn
    group by country_code
),
unsealed as (
    -- The quality of records has this row only where a country has codes that are not sealed.
    select country_code, period_start as half_year_start from pub_quality where measure = 'unsealed_met_once'
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
        case when not (reach.is_part_period or before.is_part_period) then before.coverage_point end as coverage_before,
        reach.is_part_period,
        indoors.share as indoor_share,
        indoors.share_low as indoor_low,
        indoors.share_high as indoor_high,
        indoors_before.share as indoor_before,
        shift.verdict,
        arrival.arrived,
        arrival.arrived_before,
        arrival.borders_shown,
        arrival.borders_watched,
        arrival.borders,
        reach.reporting_completeness as received_share,
        reach.reporting_completeness_on_time as on_time_share,
        before.reporting_completeness as received_before,
        reach.first_published,
        datediff('day', reach.period_start + interval 3 months, released.on_day) as age_in_days,
        unsealed.country_code is not null as has_unsealed,
        course.reached_course,
        course.reached_numbers,
        course.coverage_course,
        course.coverage_numbers,
        course.indoor_course,
        course.indoor_numbers,
        course.arrived_course,
        course.arrived_numbers,
        course.received_course,
        course.received_numbers
    from newest
    cross join released
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
    left join course
        on newest.country_code = course.country_code
    left join unsealed
        on newest.country_code = unsealed.country_code
        and year(newest.period_start) = year(unsealed.half_year_start)
        and (month(newest.period_start) > 6) = (month(unsealed.half_year_start) > 6)
)
select * from headline
