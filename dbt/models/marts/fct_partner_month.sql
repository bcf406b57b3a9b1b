-- Reports in the words of DHIS2: expected, actual, on time, and the rates of the twelve months up to each month.
with partner_coverage as (
    select * from {{ ref('int_partner_coverage') }}
    where is_owed = 1
),
month as (
    select
        *,
        case when is_received = 1 then case when cast(first_source_at as date) <= due_on then 1 else 0 end end as on_time,
        -- While the grace is running, a report that is not in says nothing of the partner yet.
        case when freshness = 'due' then 0 else is_expected end as is_counted
    from partner_coverage
),
year as (
    select
        *,
        cast(sum(is_counted) over last_12 as integer) as expected_12,
        cast(sum(is_received) over last_12 as integer) as received_12,
        cast(sum(coalesce(on_time, 0)) over last_12 as integer) as on_time_12
    from month
    window last_12 as (partition by partner_code order by month_start rows between 11 preceding and current row)
),
partner_months as (
    select
        partner_code,
        country_code,
        safe_to_show,
        month_start,
        is_received,
        first_source_at,
        due_on,
        is_expected,
        freshness,
        is_whole_month,
        on_time,
        expected_12,
        received_12,
        on_time_12,
        cast(received_12 / nullif(cast(expected_12 as double), 0) as double) as reporting_rate,
        cast(on_time_12 / nullif(cast(expected_12 as double), 0) as double) as reporting_rate_on_time
    from year
)
select * from partner_months
