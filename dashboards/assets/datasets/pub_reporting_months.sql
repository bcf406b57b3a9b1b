-- Reports by partner and month, and which months are the last twelve.
with pub_reporting as (
    select * from published.pub_reporting
),
reported as (
    select
        partner_alias, country_code, month_start, expected, received, on_time, word,
        month_start > max(month_start) over () - interval '12' month as is_of_last_year
    from pub_reporting
)
select * from reported
