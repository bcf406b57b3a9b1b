{{ config(
    materialized='incremental',
    incremental_strategy='append',
    pre_hook="{{ replacing(ref('int_changed_bucket'), same(['match_token', 'scope', 'key_label'])) }}"
) }}
with bucket_token as (
    select * from {{ ref('int_bucket_token') }}
),
cannot_link as (
    select * from {{ ref('stg_cannot_link') }}
),
bucket as (
    select
        scope,
        key_label,
        match_token,
        token,
        birth_year_band,
        count(*) over (partition by scope, key_label, match_token) as tokens
    from bucket_token
),
token_candidates as (
    select
        one.scope,
        one.key_label,
        one.match_token,
        one.token,
        other.token as other_token,
        cast(one.tokens as integer) as tokens,
        coalesce(one.birth_year_band <> other.birth_year_band, false) as is_contradicted
    from bucket as one
    inner join bucket as other
        on one.match_token = other.match_token
        and one.scope = other.scope
        and one.key_label = other.key_label
        and one.token <> other.token
    where one.tokens <= 3
        and not exists (
            select 1
            from cannot_link
            where one.token = cannot_link.token and one.scope = cannot_link.scope and other.token = cannot_link.other_token
        )
)
select * from token_candidates
