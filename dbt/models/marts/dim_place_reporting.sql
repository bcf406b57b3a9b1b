-- What of a place can be seen in a period: does a partner that is safe to show work there, did one of them report any month of
-- it, is a city of it rolled up to the country in any of its months, and does it send no sealed code at all: then nobody who crossed a
-- border is recognised. Such a figure would lack people: missing is not zero.
with place as {{ inlined() }} (
    select * from {{ source('network', 'place') }}
),
period as {{ inlined() }} (
    select * from {{ ref('int_period_month') }}
),
work as (
    select * from {{ source('raw', 'partner_city') }}
),
partner as (
    select * from {{ source('raw', 'partner') }}
),
coverage as (
    select * from {{ ref('int_partner_coverage') }}
),
rollup as (
    select * from {{ source('network', 'place_rollup') }}
),
codes as (
    select * from {{ ref('int_city_codes') }}
),
partner_city as (
    select
        place.country_code, place.region_code, place.city_code, work.partner_code, work.active_from, work.active_to,
        partner.safe_to_show
    from place
    left join work on place.city_code = work.city_code
    left join partner on work.partner_code = partner.partner_code
    where place.level = 'city'
),
whole_period as (
    select period_type, period_start, {{ next_period_start() }} as next_start
    from period
    group by period_type, period_start
),
-- Also by days before the network began: the number is of the whole period all the same.
rolled_up as (
    select place.city_code, period.period_type, period.period_start
    from place
    inner join rollup on rollup.place_code in (place.city_code, place.region_code, place.country_code)
    inner join whole_period as period
        on rollup.valid_from < period.next_start
        and (rollup.valid_to is null or rollup.valid_to >= period.period_start)
    where place.level = 'city'
    group by place.city_code, period.period_type, period.period_start
),
city as (
    select
        work.country_code, work.region_code, work.city_code, period.period_type, period.period_start,
        max(case when work.safe_to_show then 1 else 0 end) as has_partner,
        max(case when work.safe_to_show then coalesce(coverage.is_received, 0) else 0 end) as is_reporting,
        max(case when work.safe_to_show and rolled_up.city_code is not null then 1 else 0 end) as is_rolled_up,
        max(coalesce(codes.has_sealed, 0)) as has_sealed,
        max(coalesce(codes.has_unsealed, 0)) as has_unsealed
    from partner_city as work
    cross join period
    left join coverage
        on work.partner_code = coverage.partner_code
        and period.month_start = coverage.month_start
        and {{ is_month_of('period.month_start', 'work') }}
    left join rolled_up
        on work.city_code = rolled_up.city_code
        and period.period_type = rolled_up.period_type
        and period.period_start = rolled_up.period_start
    left join codes
        on work.city_code = codes.city_code and period.month_start = codes.month_start
    group by work.country_code, work.region_code, work.city_code, period.period_type, period.period_start
),
level as (
    {% for column, is_rolled_up in [('city_code', 'is_rolled_up'), ('region_code', 'is_rolled_up'), ('country_code', '0')] -%}
    select
        {{ column }} as place_code, country_code, period_type, period_start, has_partner, is_reporting,
        {{ is_rolled_up }} as is_rolled_up, has_sealed, has_unsealed
    from city
    {{ "union all" if not loop.last }}
    {% endfor %}
),
place_periods as (
    select
        place_code,
        country_code,
        period_type,
        period_start,
        max(has_partner) as has_partner,
        max(is_reporting) as is_reporting,
        max(is_rolled_up) as is_rolled_up,
        max(has_unsealed) as has_unsealed,
        greatest(max(has_unsealed) - max(has_sealed), 0) as is_unsealed
    from level
    group by place_code, country_code, period_type, period_start
)
select * from place_periods
