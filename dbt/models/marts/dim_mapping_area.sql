-- Areas of mapping returns, and how many organisations answered in each.
with mapping_organisation as (
    select * from {{ ref('int_mapping_organisation') }}
),
mapping_areas as (
    select
        return_id,
        area_level,
        area_code,
        min(return_year) as return_year,
        min(country_code) as country_code,
        max(case when is_invented then 1 else 0 end) as is_invented,
        count(*) as organisations
    from mapping_organisation
    group by return_id, area_level, area_code
)
select * from mapping_areas
