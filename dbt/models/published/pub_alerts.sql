-- Sentences of this release, made of published cells alone. At this stage: the answers to the three questions, the shift taken
-- apart, and who has not reported.
with place as (
    select place_code as country_code, name_en as place from {{ ref('place') }} where level = 'country'
),
coverage as (
    select *, row_number() over (partition by country_code order by period_start desc) as turn
    from {{ ref('pub_coverage') }}
    where indicator_code = 'reached_any' and coverage_scope = 'served_area' and region_code = 'all'
        and period_type = 'half_year' and status = 'shown'
),
indoor as (
    select *, row_number() over (partition by country_code order by period_start desc) as turn
    from {{ ref('pub_setting_share') }}
    where setting_group = 'indoor' and region_code = 'all' and reporters = 'all'
        and period_type = 'quarter' and status = 'shown' and share is not null
),
outdoor as (
    select * from {{ ref('pub_setting_share') }}
    where setting_group = 'outdoor' and region_code = 'all' and reporters = 'all' and period_type = 'quarter'
),
moves as (
    select
        country_code, period_start, sum(persons) as persons,
        row_number() over (partition by country_code order by period_start desc) as turn
    from {{ ref('pub_moves') }}
    where move_kind = 'cross_border' and gap_tier = 'all' and period_type = 'year' and status = 'shown'
    group by country_code, period_start
),
shift as (
    select *, row_number() over (partition by country_code order by period_start desc) as turn
    from {{ ref('pub_setting_decomposition') }}
    where status = 'shown'
),
reporting as (
    select
        country_code,
        min(month_start) as period_start,
        sum(expected) as expected,
        sum(received) as received
    from {{ ref('pub_reporting') }}
    where month_start >= {{ months_after("date_trunc('month', " ~ as_of() ~ ")", -4) }} and word <> 'not yet due'
    group by country_code
),
fact as (
    select
        1 as rank, 'answer_coverage' as kind, country_code, period_start,
        year(period_start) || case when month(period_start) = 1 then ' H1' else ' H2' end as period,
        {{ sentence_values(persons='persons', point='round(100 * coverage_point)', denominator='denominator_point',
            low='round(100 * coverage_low)', high='round(100 * coverage_high)') }}
    from coverage where turn = 1
    union all
    select
        2, 'answer_setting', now.country_code, now.period_start,
        year(now.period_start) || ' Q' || quarter(now.period_start),
        {{ sentence_values(indoor='round(100 * now.share)', outdoor='round(100 * outdoor.share)',
            indoor_before='round(100 * before.share)') }}
    from indoor as now
    left join indoor as before
        on now.country_code = before.country_code and now.period_start = {{ months_after('before.period_start', 12) }}
    left join outdoor on now.country_code = outdoor.country_code and now.period_start = outdoor.period_start
    where now.turn = 1
    union all
    select
        3, 'answer_moves', country_code, period_start, cast(year(period_start) as varchar),
        {{ sentence_values(persons='persons') }}
    from moves where turn = 1
    union all
    select
        4, 'shift', country_code, period_start, year(period_start) || ' Q' || quarter(period_start),
        {{ sentence_values(change=signed('change_points'), real=signed('real_points'),
            composition=signed('composition_points'), who=signed('who_reported_points')) }}
    from shift where turn = 1
    union all
    select
        5, 'reporting', country_code, period_start, '',
        {{ sentence_values(received='received', expected='expected') }}
    from reporting
),
worded as (
    select
        fact.rank,
        fact.kind,
        fact.country_code,
        sentence.language,
        fact.period_start,
        {{ fill('sentence.template') }} as sentence
    from fact
    inner join {{ ref('sentence') }} as sentence on fact.kind = sentence.kind
    inner join place on fact.country_code = place.country_code
)
select
    cast(rank as integer) as rank,
    kind,
    country_code,
    language,
    sentence,
    period_start
from worded
where sentence not like '%?%'
