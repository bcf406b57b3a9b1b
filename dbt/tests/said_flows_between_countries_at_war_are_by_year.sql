-- Nothing below a country and a year is said about two countries at war, shown or not; and nothing is linked.
select country_code, said_country, period_type
from {{ ref('pub_said_flows') }}
where {{ are_at_war('country_code', 'said_country') }}
    and (period_type <> 'year' or linked_scope <> 'none' or linked_persons is not null)
