with cell as (
    select * from {{ ref('protected_reach') }}
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
