select scope, person_id, min(permissive_person_id) as permissive_person_id, max(link_class) as link_class
from {{ ref('int_person_token') }}
group by scope, person_id
