with changed_person as (
    select * from {{ ref('stg_changed_person') }}
),
token_keys_change as (
    select * from {{ ref('int_token_keys_change') }}
),
bucket_token as (
    select * from {{ ref('int_bucket_token') }}
),
changed_tokens as (
    select scope, token from changed_person
    union
    select scope, token from token_keys_change
    union
    select scope, token from bucket_token
)
select * from changed_tokens
