-- What is no answer but a warning, the most urgent first, in every language; a country without one has a line without a sentence. Of
-- equal warnings, the country first that lacks most reports of the last three months.
with pub_alerts as (
    select * from published.pub_alerts
),
pub_reporting as (
    select * from published.pub_reporting
),
due as (
    select *, max(month_start) over () - interval '3' month as before_three_months from pub_reporting where word <> 'not yet due'
),
report as (
    select country_code, cast(sum(received) as double) / nullif(sum(expected), 0) as received_share
    from due
    where month_start > before_three_months
    group by country_code
),
warning as (
    select country_code, language, sentence, rank, rule_code
    from pub_alerts
    where rule_code in ('shift_clear', 'shift_not_complete', 'shift_broken', 'reporting_low', 'trend')
),
line as (
    select * from warning
    union all
    select distinct country_code, language, cast(null as varchar), 1000, ''
    from pub_alerts
    where country_code not in (select country_code from warning)
),
ordered as (
    select
        line.country_code,
        line.language,
        line.sentence,
        line.rule_code,
        row_number() over (
            partition by line.language
            order by line.rank, case line.rule_code
                    when 'shift_clear' then 1 when 'shift_not_complete' then 2 when 'shift_broken' then 3 else 4
                end, report.received_share nulls last, line.country_code
        ) as turn
    from line
    left join report on line.country_code = report.country_code
)
select * from ordered
