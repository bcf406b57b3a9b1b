{{ goes_on_from('int_person_token') }}
with token_keys as (
    select * from {{ ref('int_token_keys_change') }}
),
bucket_tokens as (
    select * from {{ ref('int_bucket_token') }}
),
changed_links as (
    select * from {{ ref('int_token_link_changed') }}
),
cannot_link as {{ inlined() }} (
    select * from {{ ref('stg_cannot_link') }}
),
links as (
    select * from {{ ref('int_token_link') }}
),
present as (
    select * from {{ ref('int_token_keys') }}
),
token_key as (
    select * from {{ source('raw', 'token_key') }}
),
{% if is_increment() -%}
known as {{ inlined() }} (
    select * from {{ source('previous_build', 'int_person_token') }}
),
{%- endif %}
concerned as (
    select scope, token from token_keys
    union
    select scope, token from bucket_tokens
    union
    select scope, token from changed_links
),
{% if is_increment() -%}
told_apart as (
    select scope, token from cannot_link
    union
    select links.scope, links.other_token as token
    from links
    inner join cannot_link on links.token = cannot_link.token and links.scope = cannot_link.scope
),
looked_at as (
    select scope, token from concerned
    union
    select scope, token from told_apart
),
persons as (
    select distinct known.scope, known.permissive_person_id
    from known
    inner join looked_at on known.token = looked_at.token and known.scope = looked_at.scope
),
relinked as (
    select known.scope, known.token
    from known
    inner join persons on known.permissive_person_id = persons.permissive_person_id and known.scope = persons.scope
    union
    select scope, token from looked_at
),
looked_up as (
    select relinked.scope, relinked.token, known.person_id as person_before, known.record_key as record_key_before
    from relinked
    left join known on relinked.token = known.token and relinked.scope = known.scope
),
{%- else -%}
looked_up as (
    select scope, token, cast(null as bigint) as person_before, cast(null as bigint) as record_key_before from concerned
),
{%- endif %}
relinked_tokens as (
    select looked_up.*, key_of_today.record_key
    from looked_up
    left join (
        select scope, token, record_key from token_key where (scope, token) in (select scope, token from present)
    ) as key_of_today
        on looked_up.token = key_of_today.token and looked_up.scope = key_of_today.scope
)
select * from relinked_tokens
