-- The need columns of the contract and the need seed are one list, and every service of the seed is one of the contract.
with contract as (
    {% for need in needs() -%}
    select 'need_{{ need }}' as need_code {{ "union all" if not loop.last }}
    {% endfor %}
),
seed as (
    select need_code from {{ ref('need') }} group by need_code
)
select coalesce(contract.need_code, seed.need_code) as code
from contract
full outer join seed on contract.need_code = seed.need_code
where contract.need_code is null or seed.need_code is null
union all
select need.service_code as code
from {{ ref('need') }} as need
left join {{ ref('service') }} as service on need.service_code = service.service
where service.service is null
union all
-- Models name what is missing after the need (macro service_codes).
select unmet_code as code
from {{ ref('need') }}
where unmet_code <> replace(need_code, 'need_', 'unmet_')
