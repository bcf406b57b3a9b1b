-- Officials and clients are the same person sets whether third parties are folded or not: one number, one status.
select folded.country_code, folded.period_start, folded.perpetrator_group
from {{ ref('pub_violations') }} as folded
inner join {{ ref('pub_violations') }} as apart
    on folded.period_type = apart.period_type
    and folded.period_start = apart.period_start
    and folded.country_code = apart.country_code
    and folded.perpetrator_group = apart.perpetrator_detail
where folded.perpetrator_group in ('state', 'client', 'not_recorded')
    and folded.perpetrator_detail = 'all'
    and (folded.status <> apart.status or coalesce(folded.persons, -1) <> coalesce(apart.persons, -1))
