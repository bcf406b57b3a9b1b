-- A corridor between two countries at war would be a list of people whom both sides could prosecute. There is none.
with corridor_country as (
    select
        corridor.corridor_code,
        coalesce(a.country_code, corridor.place_a) as country_a,
        coalesce(b.country_code, corridor.place_b) as country_b
    from {{ source('network', 'corridor') }} as corridor
    left join {{ source('network', 'place') }} as a on corridor.place_a = a.place_code
    left join {{ source('network', 'place') }} as b on corridor.place_b = b.place_code
)
select corridor_code
from corridor_country
where {{ are_at_war('country_a', 'country_b') }}
