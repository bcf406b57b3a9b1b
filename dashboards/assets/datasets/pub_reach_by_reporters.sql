-- People reached by all partners, and by those that reported every period: these count people whose setting is recorded. Rows with a
-- remark have no number: they say how sure the linkage of a country is, or that a choice of filters is hidden or not counted at all.
with pub_reach as (
    select * from published.pub_reach
),
pub_setting_share as (
    select * from published.pub_setting_share
),
pub_quality as (
    select * from published.pub_quality
),
asked as (
    select 'all' as reporters, period_type, period_start, country_code, region_code, gender, persons
    from pub_reach
    where city_code = 'all' and setting_group = 'all' and age_band = 'all' and origin_code = 'all'
        and period_type <> 'fiscal_year' and status <> 'open'
    union all
    select 'constant', period_type, period_start, country_code, region_code, 'all', max(base_persons)
    from pub_setting_share
    where reporters = 'constant' and city_code = 'all' and status <> 'open'
    group by period_type, period_start, country_code, region_code
),
half_year as (
    select
        country_code, period_type, period_start, max(period_start) over (partition by country_code) as newest_start,
        case
            when reason = 'codes are not sealed: how many people are counted twice is not known' then 'not_sealed'
            when reason = 'a share of fewer than a hundred people' then 'fewer_than_hundred'
            when share is not null then 'shown'
            when status in ('shown', 'few') then 'few'
            else 'not_known'
        end as linkage_status,
        round(share, 2) as linkage_share
    from pub_quality
    where quality_kind = 'linkage' and measure = 'loosely_others' and status <> 'open'
),
newest_half_year as (
    select * from half_year where period_start = newest_start
),
equal_linkage as (
    select
        period_type, period_start, linkage_status, linkage_share,
        string_agg(country_code, ', ' order by country_code) as linkage_countries
    from newest_half_year
    group by period_type, period_start, linkage_status, linkage_share
),
linkage as (
    select
        newest_half_year.country_code, newest_half_year.period_type as linkage_period_type,
        newest_half_year.period_start as linkage_period_start, newest_half_year.linkage_status, newest_half_year.linkage_share,
        equal_linkage.linkage_countries
    from newest_half_year
    inner join equal_linkage
        on newest_half_year.period_type = equal_linkage.period_type
        and newest_half_year.period_start = equal_linkage.period_start
        and newest_half_year.linkage_status = equal_linkage.linkage_status
        and coalesce(newest_half_year.linkage_share, -1) = coalesce(equal_linkage.linkage_share, -1)
),
newest as (
    select period_type, coalesce(max(case when persons is not null then period_start end), max(period_start)) as period_start
    from asked
    group by period_type
),
choice as (
    select newest.period_type, newest.period_start, places.country_code, places.region_code, reporting.reporters, genders.gender
    from newest
    cross join (select distinct country_code, region_code from asked) as places
    cross join (select distinct reporters from asked) as reporting
    cross join (select distinct gender from asked) as genders
),
counted as (
    select period_type, country_code, region_code, reporters, gender, count(persons) > 0 as is_shown
    from asked
    group by period_type, country_code, region_code, reporters, gender
),
line as (
    select
        reporters, period_type, period_start, country_code, region_code, gender, persons, cast(null as varchar) as remark_code,
        cast(null as varchar) as linkage_period_type, cast(null as date) as linkage_period_start,
        cast(null as varchar) as linkage_status, cast(null as double) as linkage_share, cast(null as varchar) as linkage_countries
    from asked
    union all
    select
        choice.reporters, choice.period_type, choice.period_start, choice.country_code, choice.region_code, choice.gender, null,
        case when counted.is_shown then 'linkage' when counted.is_shown is null then 'not_counted' else 'few' end,
        linkage.linkage_period_type, linkage.linkage_period_start,
        linkage.linkage_status, linkage.linkage_share, linkage.linkage_countries
    from choice
    left join linkage on choice.country_code = linkage.country_code
    left join counted
        on choice.period_type = counted.period_type
        and choice.country_code = counted.country_code
        and choice.region_code = counted.region_code
        and choice.reporters = counted.reporters
        and choice.gender = counted.gender
    where counted.is_shown is distinct from true or linkage.country_code is not null
)
select * from line
