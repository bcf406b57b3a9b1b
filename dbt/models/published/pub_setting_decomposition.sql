-- Change in the indoor share against the same quarter last year, taken apart: who reported (all reporters less the constant
-- ones), composition (where the constant reporters' people were) and the real change of rates (Kitagawa). The parts add up.
-- Made of protected cells alone, in percentage points.
with national as (
    select period_type, period_start, country_code, share
    from {{ ref('pub_setting_share') }}
    where period_type = 'quarter' and setting_group = 'indoor' and region_code = 'all' and reporters = 'all'
),
regional as (
    select period_start, country_code, region_code, least(persons, base_persons) as indoor, base_persons
    from {{ ref('pub_setting_share') }}
    where period_type = 'quarter' and setting_group = 'indoor' and region_code <> 'all' and city_code = 'all'
        and reporters = 'constant' and status = 'shown' and share is not null
),
pair as (
    select
        now.period_start,
        now.country_code,
        now.region_code,
        before.indoor / cast(before.base_persons as double) as r0,
        now.indoor / cast(now.base_persons as double) as r1,
        before.base_persons / cast(sum(before.base_persons) over (partition by now.country_code, now.period_start) as double) as w0,
        now.base_persons / cast(sum(now.base_persons) over (partition by now.country_code, now.period_start) as double) as w1
    from regional as now
    inner join regional as before
        on now.country_code = before.country_code
        and now.region_code = before.region_code
        and now.period_start = {{ months_after('before.period_start', 12) }}
),
parts as (
    select
        country_code,
        period_start,
        sum({{ kitagawa_composition() }}) as composition,
        sum({{ kitagawa_rate() }}) as rate
    from pair
    group by country_code, period_start
),
crude as (
    select
        now.period_type,
        now.period_start,
        before.period_start as compare_start,
        now.country_code,
        before.share as share_before,
        now.share as share_after
    from national as now
    inner join national as before
        on now.country_code = before.country_code
        and now.period_start = {{ months_after('before.period_start', 12) }}
),
pointed as (
    -- Sums of fractions depend on the order of their terms: the points are rounded to a millionth, where they do not.
    select
        crude.*,
        cast(100 * (crude.share_after - crude.share_before) as decimal(18, 6)) as change_points,
        cast(100 * parts.rate as decimal(18, 6)) as real_points,
        cast(100 * parts.composition as decimal(18, 6)) as composition_points
    from crude
    left join parts on crude.country_code = parts.country_code and crude.period_start = parts.period_start
)
select
    period_type,
    period_start,
    compare_start,
    country_code,
    share_before,
    share_after,
    cast(change_points as double) as change_points,
    cast(real_points as double) as real_points,
    cast(composition_points as double) as composition_points,
    cast(change_points - real_points - composition_points as double) as who_reported_points,
    case
        when share_after is null or share_before is null then 'few'
        when real_points is null then 'not_observable'
        else 'shown'
    end as status
from pointed
