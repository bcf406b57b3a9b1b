-- Reporting completeness (DHIS2: received ÷ expected partner-months, and received on time) by period and place, over
-- partners that are safe to show.
with partner_coverage as (
    select * from {{ ref('int_partner_coverage') }}
),
work as (
    select * from {{ ref('dim_partner_city') }}
),
partner as (
    select * from {{ ref('dim_partner') }}
),
places as (
    select * from {{ ref('place') }}
),
period as (
    select * from {{ ref('int_period_month') }}
),
partner_month as (
    select
        partner_code,
        month_start,
        is_received,
        case when is_received = 1 and cast(first_source_at as date) <= due_on then 1 else 0 end as is_on_time
    from partner_coverage
    where is_expected = 1
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
        country_code, {{ region }} as region_code, {{ city }} as city_code, partner_code, month_start, is_received, is_on_time
    from place_month
    {{ "union all" if not loop.last }}
    {% endfor %}
),
place_completeness as (
    select
        period.period_type,
        period.period_start,
        place.country_code,
        place.region_code,
        place.city_code,
        count(*) as expected_partner_months,
        cast(sum(place.is_received) as bigint) as received_partner_months,
        cast(sum(place.is_on_time) as bigint) as on_time_partner_months,
        cast(sum(place.is_received) as bigint) / cast(count(*) as double) as reporting_completeness,
        cast(sum(place.is_on_time) as bigint) / cast(count(*) as double) as reporting_completeness_on_time
    from level_month as place
    inner join period on place.month_start = period.month_start
    group by period.period_type, period.period_start, place.country_code, place.region_code, place.city_code
)
select * from place_completeness
