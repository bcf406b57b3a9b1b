-- People by country of origin and host country; the share is of all people reached there in that period.
with cell as (
    {{ disclosed_counts(ref('fct_person_origin'), 'pub_origins', ['country_code', 'origin_country']) }}
)
select
    cell.period_type,
    cell.period_start,
    cell.country_code,
    'all' as region_code,
    'all' as city_code,
    cell.origin_country as origin_code,
    cell.persons,
    case when cell.status = 'shown' and base.status = 'shown' then least(cell.persons / cast(base.persons as double), 1) end as share,
    {{ status_columns('cell') }}
from cell
left join {{ ref('pub_reach') }} as base
    on cell.period_type = base.period_type
    and cell.period_start = base.period_start
    and cell.country_code = base.country_code
    and base.region_code = 'all'
    and base.setting_group = 'all'
    and base.gender = 'all'
    and base.age_band = 'all'
    and base.origin_code = 'all'
