-- depends_on: {{ ref('stg_cannot_link') }}
-- depends_on: {{ ref('int_token_link') }}
{{ goes_on_from('int_person_token') }}
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
    select scope, token, permissive_person_id, person_id, record_key from {{ source('previous_build', 'int_person_token') }}
),
told_apart as (
    select scope, token from {{ ref('stg_cannot_link') }}
    union
    select link.scope, link.other_token as token
    from {{ ref('int_token_link') }} as link
    inner join {{ ref('stg_cannot_link') }} as cannot_link on link.scope = cannot_link.scope and link.token = cannot_link.token
),
looked_at as (
    select scope, token from concerned
    union
    select scope, token from told_apart
),
person as (
    select distinct known.scope, known.permissive_person_id
    from known
    inner join looked_at on known.scope = looked_at.scope and known.token = looked_at.token
),
relinked as (
    select known.scope, known.token
    from known
    inner join person on known.scope = person.scope and known.permissive_person_id = person.permissive_person_id
    union
    select scope, token from looked_at
)
select relinked.scope, relinked.token, known.person_id as person_before, known.record_key as record_key_before
from relinked
left join known on relinked.scope = known.scope and relinked.token = known.token
{%- else -%}
select scope, token, cast(null as bigint) as person_before, cast(null as bigint) as record_key_before from concerned
{%- endif %}
