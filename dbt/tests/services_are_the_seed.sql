-- The service columns of the contract and the service seed are one list.
with contract as (
    {% for service in services() -%}
    select '{{ service }}' as service {{ "union all" if not loop.last }}
    {% endfor %}
)
select coalesce(contract.service, seed.service) as service
from contract
full outer join {{ ref('service') }} as seed on contract.service = seed.service
where contract.service is null or seed.service is null
