-- Officials and clients are the same person sets whether third parties are folded or not: one count and one sum of record keys
-- before disclosure control, and so one number. Published cells are not compared: they may have closed on different days.
select folded.country_code, folded.period_start, folded.perpetrator_group
from {{ ref('fct_cell_violation') }} as folded
inner join {{ ref('fct_cell_violation') }} as apart
    on folded.period_type = apart.period_type
    and folded.period_start = apart.period_start
    and folded.country_code = apart.country_code
    and folded.partner_code = apart.partner_code
    and folded.perpetrator_group = apart.perpetrator_detail
where folded.perpetrator_group in ('state', 'client', 'not_recorded')
    and folded.perpetrator_detail = 'all'
    and (folded.persons <> apart.persons or folded.key_sum <> apart.key_sum)
