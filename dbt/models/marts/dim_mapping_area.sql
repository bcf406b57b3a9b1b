-- Areas of mapping returns, and how many organisations answered in each.
select
    return_id,
    area_level,
    area_code,
    min(return_year) as return_year,
    min(country_code) as country_code,
    max(case when is_invented then 1 else 0 end) as is_invented,
    count(*) as organisations
from {{ ref('int_mapping_organisation') }}
group by return_id, area_level, area_code
