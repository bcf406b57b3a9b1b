{{ config(
    materialized='incremental',
    incremental_strategy='append',
    pre_hook="{{ replacing(ref('int_token_relinked'), same(['token', 'scope'])) }}"
) }}
-- depends_on: {{ ref('int_token_link_known') }}
with recursive token_relinked as (
    select * from {{ ref('int_token_relinked') }}
),
token_keys as (
    select * from {{ ref('int_token_keys') }}
),
token_link as (
    select * from {{ ref('int_token_link') }}
),
cannot_link as {{ inlined() }} (
    select * from {{ ref('stg_cannot_link') }}
),
token_key as (
    select * from {{ ref('stg_token_key') }}
),
token as (
    select scope, token
    from token_relinked
    where (scope, token) in (select scope, token from token_keys)
),
link as (
    select link.scope, link.token, link.other_token, max(link.link_class) as link_class
    from token_link as link
    inner join token on link.token = token.token and link.scope = token.scope
    group by link.scope, link.token, link.other_token
),
walk as (
    select cannot_link.scope, cannot_link.token as start_token, cannot_link.token from cannot_link
    union
    select walk.scope, walk.start_token, link.other_token
    from walk
    inner join link on walk.token = link.token and walk.scope = link.scope
),
joined_wrongly as (
    select distinct cannot_link.scope, cannot_link.token
    from cannot_link
    inner join walk
        on cannot_link.token = walk.start_token and cannot_link.scope = walk.scope and cannot_link.other_token = walk.token
),
kept_link as (
    select link.*
    from link
    left join joined_wrongly as one on link.token = one.token and link.scope = one.scope
    left join joined_wrongly as other on link.other_token = other.token and link.scope = other.scope
    where one.token is null and other.token is null
),
strict_link as (
    select * from kept_link where link_class = 'strict'
),
{{ components('strict_link', 'strict') }},
person as (
    select
        token.scope,
        token.token,
        coalesce(strict.smallest, token.token) as person_id,
        case when strict.token is null then 'full_code' else 'match_key' end as link_class
    from token
    left join strict on token.token = strict.token and token.scope = strict.scope
),
-- By permissive links persons are joined, not tokens: the strict part is done.
permissive_link as (
    select distinct one.scope, one.person_id as token, other.person_id as other_token
    from kept_link
    inner join person as one on kept_link.token = one.token and kept_link.scope = one.scope
    inner join person as other on kept_link.other_token = other.token and kept_link.scope = other.scope
    where kept_link.link_class = 'permissive' and one.person_id <> other.person_id
),
{{ keyed_components('permissive_link', 'permissive') }},
tokens_of_persons as (
    select
        person.scope,
        person.token,
        person.person_id,
        min(token_key.record_key) over (partition by person.scope, person.person_id) as record_key,
        person.link_class,
        coalesce(permissive.smallest, person.person_id) as permissive_person_id
    from person
    left join permissive on person.person_id = permissive.token and person.scope = permissive.scope
    inner join token_key
        on person.token = token_key.token and person.scope = token_key.scope
)
select * from tokens_of_persons
