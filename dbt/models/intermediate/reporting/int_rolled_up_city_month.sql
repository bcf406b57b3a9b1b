select
    place.city_code,
    calendar.month_start
from {{ ref('place_rollup') }} as rollup
inner join {{ ref('place') }} as place
    on place.level = 'city' and rollup.place_code in (place.city_code, place.region_code, place.country_code)
inner join {{ ref('calendar_month') }} as calendar
    on {{ months_after('calendar.month_start', 1) }} > rollup.valid_from
    and (rollup.valid_to is null or calendar.month_start <= rollup.valid_to)
group by place.city_code, calendar.month_start
