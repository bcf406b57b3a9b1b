-- People who reported a violation of their rights. Counts, and no rate: not every form asks, and many report nothing.
select
    cell.period_type,
    cell.period_start,
    cell.country_code,
    cell.violation_kind,
    cell.perpetrator_group,
    cell.perpetrator_detail,
    cell.persons,
    {{ status_columns('cell') }}
from {{ ref('protected_violation') }} as cell
