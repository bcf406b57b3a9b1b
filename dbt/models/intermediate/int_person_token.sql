-- Which person a full token stands for: the smallest token of its connected component, with that token's record key.
with recursive reached as (
    select scope, token, other_token from {{ ref('int_token_link') }}
    union
    select reached.scope, reached.token, link.other_token
    from reached
    inner join {{ ref('int_token_link') }} as link
        on reached.scope = link.scope and reached.other_token = link.token
),
token as (
    select distinct scope, token from {{ ref('stg_contact_token') }} where key_label = 'full'
),
component as (
    select scope, token, min(other_token) as smallest from reached group by scope, token
),
person as (
    select
        token.scope,
        token.token,
        least(token.token, coalesce(component.smallest, token.token)) as person_id
    from token
    left join component on token.scope = component.scope and token.token = component.token
)
select person.scope, person.token, person.person_id, token_key.record_key
from person
inner join {{ ref('stg_token_key') }} as token_key
    on person.scope = token_key.scope and person.person_id = token_key.token
