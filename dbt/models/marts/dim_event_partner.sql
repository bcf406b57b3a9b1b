-- How many partners can be compared around each event. Not about persons.
select event_code, count(*) as partners
from {{ ref('int_event_partner') }}
group by event_code
