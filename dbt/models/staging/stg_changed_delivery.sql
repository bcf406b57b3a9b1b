select distinct delivery_id
from {{ source('raw', 'touched_delivery') }}
where {{ since_last_build('load_id') }}
