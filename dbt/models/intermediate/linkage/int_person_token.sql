{{ config(
    materialized='incremental',
    incremental_strategy='append',
    pre_hook="{{ replacing(ref('int_token_relinked'), same(['token', 'scope'])) }}"
) }}
with token as {{ inlined() }} (
    select * from {{ ref('int_token_relinked') }} where record_key is not null
),
linked_token as {{ inlined() }} (
    select * from {{ ref('int_linked_token') }}
),
linked as (
    select linked_token.scope, linked_token.person_id, min(token.record_key) as record_key
    from linked_token
    inner join token on linked_token.token = token.token and linked_token.scope = token.scope
    group by linked_token.scope, linked_token.person_id
),
tokens_of_persons as (
    select
        token.scope,
        token.token,
        coalesce(linked_token.person_id, token.token) as person_id,
        coalesce(linked.record_key, token.record_key) as record_key,
        coalesce(linked_token.link_class, 'full_code') as link_class,
        coalesce(linked_token.permissive_person_id, token.token) as permissive_person_id
    from token
    left join linked_token on token.token = linked_token.token and token.scope = linked_token.scope
    left join linked on linked_token.person_id = linked.person_id and linked_token.scope = linked.scope
)
select * from tokens_of_persons
