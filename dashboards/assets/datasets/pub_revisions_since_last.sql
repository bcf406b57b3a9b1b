-- What is new: numbers of periods that closed on the newest day (1), numbers of the newest restatement (2), tables held back (3). Where
-- there is nothing, one row without a table says so. Periods are codes in braces, in the order of time.
with pub_reach as (
    select * from published.pub_reach
),
pub_coverage as (
    select * from published.pub_coverage
),
pub_setting_share as (
    select * from published.pub_setting_share
),
pub_setting_transitions as (
    select * from published.pub_setting_transitions
),
pub_origins as (
    select * from published.pub_origins
),
pub_moves as (
    select * from published.pub_moves
),
pub_flow_gaps as (
    select * from published.pub_flow_gaps
),
pub_mobility as (
    select * from published.pub_mobility
),
pub_quality as (
    select * from published.pub_quality
),
pub_revisions as (
    select * from published.pub_revisions
),
pub_holds as (
    select * from published.pub_holds
),
closed as (
    select 'pub_reach' as table_name, period_type, period_start, first_published from pub_reach
    union all
    select 'pub_coverage', period_type, period_start, first_published from pub_coverage
    union all
    select 'pub_setting_share', period_type, period_start, first_published from pub_setting_share
    union all
    select 'pub_setting_transitions', period_type, period_start, first_published from pub_setting_transitions
    union all
    select 'pub_origins', period_type, period_start, first_published from pub_origins
    union all
    select 'pub_moves', period_type, period_start, first_published from pub_moves
    union all
    select 'pub_flow_gaps', period_type, period_start, first_published from pub_flow_gaps
    union all
    select 'pub_mobility', period_type, period_start, first_published from pub_mobility
    union all
    select 'pub_quality', period_type, period_start, first_published from pub_quality
),
changed as (
    select 1 as place, table_name, period_type, period_start, first_published as day, max(first_published) over () as newest_day
    from closed
    union all
    select
        2, table_name, period_type, period_start, try_cast(restated_in as date),
        max(try_cast(restated_in as date)) over ()
    from pub_revisions
),
newest as (
    -- 2023, 2023 H2, 2023 Q4, 2023, FY (the US fiscal year that ends in it), 2023-10.
    select
        place, table_name, day,
        concat(
            year(period_start) + case period_type when 'fiscal_year' then 1 else 0 end,
            case period_type
                when 'month' then concat('-', lpad(cast(month(period_start) as varchar), 2, '0'))
                when 'quarter' then concat(' Q', quarter(period_start))
                when 'half_year' then case when month(period_start) <= 6 then ' H1' else ' H2' end
                when 'fiscal_year' then ', FY'
                else ''
            end
        ) as period
    from changed
    where day = newest_day
),
counted as (
    select place, table_name, day, period, count(*) as numbers from newest group by place, table_name, day, period
),
news as (
    select
        place, table_name, day, cast(sum(numbers) as bigint) as numbers,
        string_agg(concat('{', period, '}'), '; ' order by period) as period_codes, cast(null as varchar) as reason_label
    from counted
    group by place, table_name, day
    union all
    select 3, table_name, held_since, null, null, reason_label
    from pub_holds
),
every_kind as (
    select kind.place, news.table_name, news.day, news.numbers, news.period_codes, news.reason_label
    from (values (1), (2), (3)) as kind (place)
    left join news on kind.place = news.place
)
select * from every_kind
