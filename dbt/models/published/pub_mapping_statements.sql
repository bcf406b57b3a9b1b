-- What is not known, and needs in their order, by area: how many of the organisations that answered say so. Points of a need: five
-- for a first place, four for a second, and so on; the order of an area goes by them.
with mapping_area as (
    select * from {{ ref('dim_mapping_area') }}
),
mapping_statement as {{ inlined() }} (
    select * from {{ ref('fct_mapping_statement') }}
),
declared as (
    select field as kind, value as code from {{ ref('mapping_value') }} where field in ('not_known', 'need')
),
area as (
    select * from mapping_area
    where area_level in ('region', 'federal_district', 'country')
        and return_id in (select return_id from mapping_statement)
),
said as (
    select
        return_id,
        area_level,
        area_code,
        kind,
        code,
        count(*) as organisations,
        min(rank) as best_rank,
        max(rank) as worst_rank,
        sum(case when rank <= 5 then 6 - rank else 0 end) as points
    from mapping_statement
    group by return_id, area_level, area_code, kind, code
),
statements_of_areas as (
    select
        area.return_id,
        area.return_year,
        area.area_level,
        area.area_code,
        area.country_code,
        declared.kind,
        declared.code,
        cast(coalesce(said.organisations, 0) as integer) as organisations,
        cast(area.organisations as integer) as organisations_asked,
        said.best_rank,
        said.worst_rank,
        cast(case
            when declared.kind = 'need' and said.organisations is not null
                then rank() over (
                    partition by area.return_id, area.area_level, area.area_code, declared.kind order by coalesce(said.points, 0) desc
                )
        end as integer) as area_rank,
        area.is_invented = 1 as invented
    from area
    cross join declared
    left join said
        on area.return_id = said.return_id
        and area.area_level = said.area_level
        and area.area_code = said.area_code
        and declared.kind = said.kind
        and declared.code = said.code
)
select * from statements_of_areas
