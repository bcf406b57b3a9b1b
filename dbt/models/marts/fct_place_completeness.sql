-- Reporting completeness (DHIS2: received ÷ expected partner-months, and received on time) by period and place, over
-- partners that are safe to show. A closed number does not follow what comes late, so what stands beside it must not either:
-- there is a row for each day on which numbers of the period were counted, and one for today.
with partner_coverage as (
    select * from {{ ref('int_partner_coverage') }}
),
work as (
    select * from {{ source('raw', 'partner_city') }}
),
partner as (
    select * from {{ source('raw', 'partner') }}
),
places as (
    select * from {{ source('network', 'place') }}
),
period as {{ inlined() }} (
    select * from {{ ref('int_period_month') }}
),
closed_cell as {{ inlined() }} (
    select * from {{ source('raw', 'closed_cell') }}
),
area_reports as {{ inlined() }} (
    select * from {{ ref('dim_area_reports') }}
),
partner_month as (
    select
        partner_code,
        month_start,
        is_expected,
        case when is_received = 1 then first_counted_from end as counted_from,
        case when is_received = 1 and cast(first_source_at as date) <= due_on then 1 else 0 end as is_on_time
    from partner_coverage
),
place_month as (
    select place.country_code, place.region_code, place.city_code, partner_month.*
    from work
    inner join partner on work.partner_code = partner.partner_code
    inner join places as place on work.city_code = place.city_code and place.level = 'city'
    inner join partner_month
        on work.partner_code = partner_month.partner_code and {{ is_month_of('partner_month.month_start', 'work') }}
    where partner.safe_to_show
),
level_month as (
    {% for region, city in [("'all'", "'all'"), ('region_code', "'all'"), ('region_code', 'city_code')] -%}
    select distinct
        country_code, {{ region }} as region_code, {{ city }} as city_code, partner_code, month_start,
        is_expected, counted_from, is_on_time
    from place_month
    {{ "union all" if not loop.last }}
    {% endfor %}
),
newest as (
    -- What is counted from a later day on, since cells have closed today, is in what is counted now all the same.
    select greatest({{ as_of() }}, max(counted_from)) as counted_on from partner_month
),
counted as (
    select period_type, period_start, counted_on from closed_cell
    union
    -- Cells that look ahead are read beside the reports of the next period.
    select period_type, {{ next_period_start() }} as period_start, counted_on from closed_cell
    where table_name = 'pub_setting_transitions'
    union
    -- A cell may take the number of a closed one that is made of the same reports, and is then of that one's day.
    select later.period_type, later.period_start, closed_period.counted_on
    from (select distinct period_type, period_start, counted_on from closed_cell) as closed_period
    inner join area_reports as earlier
        on closed_period.period_type = earlier.period_type and closed_period.period_start = earlier.period_start
    inner join area_reports as later on earlier.reports = later.reports
    union
    select period.period_type, period.period_start, newest.counted_on from period cross join newest
),
period_day as (
    select
        period.period_type,
        period.period_start,
        period.month_start,
        counted.counted_on,
        counted.counted_on = newest.counted_on as is_newest
    from period
    inner join counted on period.period_type = counted.period_type and period.period_start = counted.period_start
    cross join newest
    where counted.counted_on is not null
),
judged as (
    select
        period.period_type,
        period.period_start,
        period.counted_on,
        period.is_newest,
        place.*,
        case when place.counted_from <= period.counted_on then 1 else 0 end as is_received,
        case when place.is_on_time = 1 and place.counted_from <= period.counted_on then 1 else 0 end as is_received_on_time
    from level_month as place
    inner join period_day as period on place.month_start = period.month_start
),
summed as (
    select
        period_type,
        period_start,
        country_code,
        region_code,
        city_code,
        counted_on,
        is_newest,
        count(*) as partner_months,
        cast(sum(is_expected) as bigint) as expected_partner_months,
        cast(sum(is_received) as bigint) as received_partner_months,
        cast(sum(is_received_on_time) as bigint) as on_time_partner_months
    from judged
    group by period_type, period_start, country_code, region_code, city_code, counted_on, is_newest
),
place_completeness as (
    select
        period_type,
        period_start,
        country_code,
        region_code,
        city_code,
        counted_on,
        is_newest,
        expected_partner_months,
        received_partner_months,
        on_time_partner_months,
        received_partner_months / nullif(cast(expected_partner_months as double), 0) as reporting_completeness,
        received_partner_months / cast(partner_months as double) as reporting_completeness_closed,
        on_time_partner_months / nullif(cast(expected_partner_months as double), 0) as reporting_completeness_on_time,
        on_time_partner_months / cast(partner_months as double) as reporting_completeness_on_time_closed
    from summed
)
select * from place_completeness
