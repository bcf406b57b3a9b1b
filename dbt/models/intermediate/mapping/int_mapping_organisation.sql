with mapping_organisation as (
    select * from {{ source('raw', 'mapping_organisation') }}
),
mapping_return as (
    select * from {{ source('raw', 'mapping_return') }}
),
organisation as (
    select return_id, org_code, return_year, country_code, region_code, city_code as city, federal_district, is_invented
    from mapping_organisation
    where may_be_shown
    union all
    select return_id, org_code, 2012 as return_year, country_code, null as region_code, city, federal_district, false as is_invented
    from mapping_return
    where return_id = 'mapping_2012'
),
placed as (
    select *, 'organisation' as area_level, org_code as area_code from organisation
    union all
    select *, 'city' as area_level, city as area_code from organisation
    union all
    select *, 'region' as area_level, region_code as area_code from organisation
    union all
    select *, 'federal_district' as area_level, federal_district as area_code from organisation
    union all
    select *, 'country' as area_level, country_code as area_code from organisation
),
organisations_in_areas as (
    select return_id, org_code, return_year, country_code, is_invented, area_level, area_code
    from placed
    where area_code is not null
)
select * from organisations_in_areas
