{{ config(
    materialized='incremental',
    incremental_strategy='append',
    pre_hook="{{ replacing(ref('int_token_keys_change'), \"changed.change = 'goes' and \" ~ same_keys('state', 'changed')) }}"
) }}
with token_keys_change as (
    select * from {{ ref('int_token_keys_change') }}
),
keys as (
    select scope, token, m1, m2, m3, m4, birth_year_band, first_seen
    from token_keys_change
    where change = 'comes'
)
select * from keys
