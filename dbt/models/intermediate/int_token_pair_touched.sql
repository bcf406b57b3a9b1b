-- Tokens of which the candidate pairs are looked at again: they were met elsewhere or otherwise since, or a key of theirs is shared
-- by others now.
select scope, token from {{ ref('stg_touched_person') }}
union
select scope, token from {{ ref('int_token_keys_change') }}
union
select scope, token from {{ ref('int_bucket_token') }}
