select scope, token, max(has_lost) as has_lost
from {{ source('raw', 'touched_person') }}
where {{ since_last_build('load_id') }}
group by scope, token
