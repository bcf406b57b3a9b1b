with rollup as (
    select * from {{ source('network', 'place_rollup') }}
),
place as (
    select * from {{ source('network', 'place') }}
),
calendar as (
    select * from {{ source('network', 'calendar_month') }}
),
rolled_up_months as (
    select
        place.city_code,
        calendar.month_start
    from rollup
    inner join place
        on place.level = 'city' and rollup.place_code in (place.city_code, place.region_code, place.country_code)
    inner join calendar
        on {{ months_after('calendar.month_start', 1) }} > rollup.valid_from
        and (rollup.valid_to is null or calendar.month_start <= rollup.valid_to)
    group by place.city_code, calendar.month_start
)
select * from rolled_up_months
