{{ config(
    materialized='incremental',
    incremental_strategy='append',
    pre_hook="{{ replacing(ref('int_token_relinked'), same(['token', 'scope'])) }}"
) }}
-- depends_on: {{ ref('int_token_link_known') }}
with recursive relinked as (
    select * from {{ ref('int_token_relinked') }}
),
token_link as (
    select * from {{ ref('int_token_link') }}
),
cannot_link as {{ inlined() }} (
    select * from {{ ref('stg_cannot_link') }}
),
link as (
    select link.scope, link.token, link.other_token, bool_or(link.link_class = 'strict') as is_strict
    from token_link as link
    inner join relinked on link.token = relinked.token and link.scope = relinked.scope
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
    select scope, token, other_token from kept_link where is_strict
),
{{ connected_components('strict_link', 'strict') }},
-- By permissive links persons are joined, not tokens: the strict part is done.
permissive_link as (
    select distinct
        link.scope,
        coalesce(one.smallest, link.token) as token,
        coalesce(other.smallest, link.other_token) as other_token
    from kept_link as link
    left join strict as one on link.token = one.token and link.scope = one.scope
    left join strict as other on link.other_token = other.token and link.scope = other.scope
    where not link.is_strict and coalesce(one.smallest, link.token) <> coalesce(other.smallest, link.other_token)
),
{{ connected_components('permissive_link', 'permissive') }},
linked_token as (
    select scope, token from kept_link group by scope, token
),
linked_tokens as (
    select
        linked_token.scope,
        linked_token.token,
        coalesce(strict.smallest, linked_token.token) as person_id,
        case when strict.token is null then 'full_code' else 'match_key' end as link_class,
        coalesce(permissive.smallest, strict.smallest, linked_token.token) as permissive_person_id
    from linked_token
    left join strict on linked_token.token = strict.token and linked_token.scope = strict.scope
    left join permissive
        on coalesce(strict.smallest, linked_token.token) = permissive.token and linked_token.scope = permissive.scope
)
select * from linked_tokens
