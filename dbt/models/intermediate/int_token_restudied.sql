-- depends_on: {{ ref('stg_apart') }}
-- depends_on: {{ ref('int_token_link') }}
-- The tokens whose person may be another one now: the changed ones, all tokens of the touched buckets, those of links that are
-- believed otherwise, and everybody who was one person with any of them, with the person that each was. Tokens that were told apart
-- may have lost their links, so they and those whom they are linked with are looked at again each time: there are few. Thus nobody
-- outside is linked with anybody inside.
with concerned as (
    select scope, token from {{ ref('int_token_keys_change') }}
    union
    select scope, token from {{ ref('int_bucket_token') }}
    union
    select scope, token from {{ ref('int_token_link_changed') }}
)
{% if is_increment() -%}
,
known as (
    select scope, token, loose_person_id, person_id, record_key from {{ state_of('int_person_token') }}
),
told_apart as (
    select scope, token from {{ ref('stg_apart') }}
    union
    select link.scope, link.other_token as token
    from {{ ref('int_token_link') }} as link
    inner join {{ ref('stg_apart') }} as apart on link.scope = apart.scope and link.token = apart.token
),
looked_at as (
    select scope, token from concerned
    union
    select scope, token from told_apart
),
person as (
    select distinct known.scope, known.loose_person_id
    from known
    inner join looked_at on known.scope = looked_at.scope and known.token = looked_at.token
),
restudied as (
    select known.scope, known.token
    from known
    inner join person on known.scope = person.scope and known.loose_person_id = person.loose_person_id
    union
    select scope, token from looked_at
)
select restudied.scope, restudied.token, known.person_id as person_before, known.record_key as record_key_before
from restudied
left join known on restudied.scope = known.scope and restudied.token = known.token
{%- else -%}
select scope, token, cast(null as bigint) as person_before, cast(null as bigint) as record_key_before from concerned
{%- endif %}
