-- Who has reported, by month. No row or person count. Partners that are not safe to show are not in it.
with month as (
    select * from {{ ref('fct_partner_month') }}
),
partner as (
    select * from {{ source('raw', 'partner') }}
),
reporting as (
    select
        partner.alias as partner_alias,
        month.country_code,
        month.month_start,
        month.is_expected as expected,
        month.is_received as received,
        month.on_time,
        case
            when month.on_time = 1 then 'on time'
            when month.on_time = 0 then 'late'
            when month.freshness in ('fresh', 'due') then 'not yet due'
            when month.freshness = 'overdue' then 'missing'
            else month.freshness
        end as word,
        month.freshness,
        month.reporting_rate,
        month.reporting_rate_on_time
    from month
    inner join partner on month.partner_code = partner.partner_code
    where month.safe_to_show
)
select * from reporting
