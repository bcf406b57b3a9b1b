-- Full tokens of which a contact came or went since the last finished build.
select scope, token, max(has_lost) as has_lost
from {{ source('raw', 'touched_person') }}
where {{ since_last_build('load_id') }}
group by scope, token
