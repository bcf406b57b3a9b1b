{{ config(
    materialized='incremental',
    incremental_strategy='append',
    pre_hook="{{ replacing(ref('int_token_keys_change'), \"touched.change = 'goes' and \" ~ same_keys('state', 'touched')) }}"
) }}
-- State: each full token with the match keys and birth-year band it came with, and since when.
select scope, token, m1, m2, m3, m4, birth_year_band, first_seen
from {{ ref('int_token_keys_change') }}
where change = 'comes'
