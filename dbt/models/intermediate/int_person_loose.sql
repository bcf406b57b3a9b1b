-- Persons by the strict links, with the person that each would be part of by loose ones besides. Never published.
select scope, person_id, min(loose_person_id) as loose_person_id, max(link_class) as link_class
from {{ ref('int_person_token') }}
group by scope, person_id
