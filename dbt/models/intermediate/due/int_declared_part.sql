-- What is declared to be counted, whatever the period: every allowed grain with each value of its dimensions (macro declared_parts).
with partner as (
    select * from {{ source('raw', 'partner') }} where safe_to_show
),
work as (
    select * from {{ source('raw', 'partner_city') }}
),
places as (
    select * from {{ source('network', 'place') }}
),
work_city as (
    select distinct places.country_code, places.region_code, places.city_code
    from work
    inner join partner on work.partner_code = partner.partner_code
    inner join places on work.city_code = places.city_code and places.level = 'city'
),
place as (
    select country_code, 'all' as region_code, 'all' as city_code, 'country' as level from work_city
    union
    select country_code, region_code, 'all' as city_code, 'region' as level from work_city
    union
    select country_code, region_code, city_code, 'city' as level from work_city
),
declared_parts as (
    {%- for table_name in tables_of_persons() %}
    {{ declared_parts(table_name) }}
    {{ "union all" if not loop.last }}
    {%- endfor %}
)
select * from declared_parts
