-- Nothing below a country and a year is said about Russia and Ukraine, shown or not; and nothing is linked.
select country_code, said_country, period_type
from {{ ref('pub_said_flows') }}
where least(country_code, said_country) = 'RU' and greatest(country_code, said_country) = 'UA'
    and (period_type <> 'year' or linked_scope <> 'none' or linked_persons is not null)
