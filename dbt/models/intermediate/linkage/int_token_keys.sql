{{ config(
    materialized='incremental',
    incremental_strategy='append',
    pre_hook="{{ replacing(ref('int_token_keys_change'), \"changed.change = 'goes' and \" ~ same_keys('state', 'changed')) }}"
) }}
select scope, token, m1, m2, m3, m4, birth_year_band, first_seen
from {{ ref('int_token_keys_change') }}
where change = 'comes'
