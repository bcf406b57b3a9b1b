-- Who has reported, by month. No row or person count. Partners that are not safe to show are not in it.
with month as (
    select coverage.*, partner.alias, partner.grace_days
    from {{ ref('fct_partner_month') }} as coverage
    inner join {{ ref('dim_partner') }} as partner on coverage.partner_code = partner.partner_code
    where coverage.safe_to_show
),
timed as (
    select
        *,
        {{ days_after(months_after('month_start', 1), 'grace_days') }} as due_on
    from month
)
select
    alias as partner_alias,
    country_code,
    month_start,
    1 as expected,
    is_received as received,
    case when is_received = 1 then case when cast(first_source_at as date) <= due_on then 1 else 0 end end as on_time,
    case
        when is_received = 1 and cast(first_source_at as date) <= due_on then 'on time'
        when is_received = 1 then 'late'
        when due_on > {{ as_of() }} then 'not yet due'
        when {{ days_after('due_on', 90) }} < {{ as_of() }} then 'long overdue'
        else 'missing'
    end as word
from timed
