-- Partners that reported in every closed quarter of the network: the constant panel beside all reporters.
with quarter_report as (
    select
        coverage.partner_code,
        period.period_start,
        max(coverage.is_received) as has_report
    from {{ ref('int_partner_coverage') }} as coverage
    inner join {{ ref('int_period_month') }} as period
        on coverage.month_start = period.month_start and period.period_type = 'quarter'
    where {{ months_after('period.period_start', 3) }} <= {{ as_of() }}
    group by coverage.partner_code, period.period_start
)
select partner_code
from quarter_report
group by partner_code
having min(has_report) = 1
