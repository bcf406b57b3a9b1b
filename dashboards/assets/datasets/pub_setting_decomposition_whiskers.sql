-- A dot with its whisker: the change of the indoor share against the same quarter a year before, of all partners and of the same ones,
-- with the 95 % interval of a difference (Newcombe: from the intervals of the two shares). Of the same partners a year before nobody
-- knows how many people the share is of: at most all, and hardly fewer than today; the smaller of the two is taken. A whisker is a narrow
-- band around its dot: 41 places of the axis belong to it, of which the middle one (step 0) has the dot.
with pub_setting_share as (
    select * from published.pub_setting_share
),
pub_setting_decomposition as (
    select * from published.pub_setting_decomposition
),
base as (
    select country_code, period_start, reporters, share, share_low, share_high, base_persons
    from pub_setting_share
    where setting_group = 'indoor' and period_type = 'quarter' and region_code = 'all' and city_code = 'all'
),
quarter as (
    -- Of too few people the whisker has a word of its own.
    select *, case when status = 'few' then '' else reason end as why_not
    from pub_setting_decomposition
    where period_type = 'quarter' and status <> 'open'
),
change as (
    select
        country_code, period_start, compare_start, 'all' as reporters, verdict, why_not, share_before as before_share,
        share_after as after_share
    from quarter
    union all
    select country_code, period_start, compare_start, 'constant', verdict, why_not, constant_share_before, constant_share_after
    from quarter
),
bounded as (
    select
        change.*,
        change.after_share - newer.share_low as below,
        newer.share_high - change.after_share as above,
        least(everybody.base_persons, newer.base_persons) as before_persons
    from change
    left join base as newer
        on change.country_code = newer.country_code
        and change.period_start = newer.period_start
        and change.reporters = newer.reporters
    left join base as everybody
        on change.country_code = everybody.country_code and change.compare_start = everybody.period_start
        and everybody.reporters = 'all'
),
wilson as (
    select
        *,
        (before_share + 1.9208 / before_persons) / (1 + 3.8416 / before_persons) as before_middle,
        1.96 * sqrt(before_share * (1 - before_share) / before_persons + 0.9604 / (before_persons * before_persons))
        / (1 + 3.8416 / before_persons) as before_half
    from bounded
),
newcombe as (
    select
        *,
        100 * (after_share - before_share) as change_points,
        100 * (after_share - before_share - sqrt(power(below, 2) + power(before_middle + before_half - before_share, 2))) as low_points,
        100 * (after_share - before_share + sqrt(power(above, 2) + power(before_share - before_middle + before_half, 2))) as high_points,
        dense_rank() over (order by country_code, reporters) as turn
    from wilson
),
axis as (
    select newcombe.*, cast(step.number as integer) - 20 as step, 41 * newcombe.turn + step.number - 20 as axis_place
    from newcombe
    cross join range(41) as step (number)
),
edge as (
    select
        period_start as chosen_start, country_code, reporters, verdict, why_not, change_points, step, axis_place, 'point' as edge,
        case when step = 0 then change_points end as points
    from axis
    union all
    select period_start, country_code, reporters, verdict, why_not, change_points, step, axis_place, 'low', low_points
    from axis
    where step between -1 and 1
    union all
    select period_start, country_code, reporters, verdict, why_not, change_points, step, axis_place, 'high', high_points
    from axis
    where step between -1 and 1
)
select * from edge
