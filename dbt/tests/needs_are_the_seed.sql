-- The need columns of the contract and the need seed are one list, and every service of the seed is one of the contract.
{{ unlike_the_seed(need_bit_of(), ref('need'), 'need_code') }}
union all
select need.service_code as wrong
from {{ ref('need') }} as need
left join {{ ref('service') }} as service on need.service_code = service.service
where service.service is null
union all
-- Models name what is missing after the need (macro service_codes).
select unmet_code as wrong
from {{ ref('need') }}
where unmet_code <> replace(need_code, 'need_', 'unmet_')
