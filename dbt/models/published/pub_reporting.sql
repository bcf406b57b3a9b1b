-- Who has reported, by month, in the words of DHIS2: expected reports, actual reports, those in time, and their rates. No row or
-- person count. Partners that are not safe to show are not in it.
with month as (
    select
        coverage.*,
        partner.alias,
        case when coverage.is_received = 1
            then case when cast(coverage.first_source_at as date) <= coverage.due_on then 1 else 0 end
        end as on_time,
        -- While the grace is running, a report that is not in says nothing of the partner yet.
        case when coverage.freshness = 'due' then 0 else coverage.is_expected end as is_counted
    from {{ ref('fct_partner_month') }} as coverage
    inner join {{ ref('dim_partner') }} as partner on coverage.partner_code = partner.partner_code
    where coverage.safe_to_show
),
year as (
    select
        *,
        sum(is_counted) over last_12 as counted_12,
        sum(is_received) over last_12 as received_12,
        sum(coalesce(on_time, 0)) over last_12 as on_time_12
    from month
    window last_12 as (partition by partner_code order by month_start rows between 11 preceding and current row)
)
select
    alias as partner_alias,
    country_code,
    month_start,
    is_expected as expected,
    is_received as received,
    on_time,
    case
        when on_time = 1 then 'on time'
        when on_time = 0 then 'late'
        when freshness in ('fresh', 'due') then 'not yet due'
        when freshness = 'overdue' then 'missing'
        else freshness
    end as word,
    freshness,
    cast(received_12 / nullif(cast(counted_12 as double), 0) as double) as reporting_rate,
    cast(on_time_12 / nullif(cast(counted_12 as double), 0) as double) as reporting_rate_on_time
from year
