with cell as (
    {{ disclosed_counts(ref('fct_person_period'), 'pub_reach',
        ['country_code', 'region_code', 'city_code', 'setting_group', 'gender', 'age_band', 'origin_code']) }}
)
select
    {{ common_columns('cell') }}
    cell.setting_group,
    cell.gender,
    cell.age_band,
    cell.origin_code,
    cell.persons,
    {{ status_columns('cell') }}
from cell
