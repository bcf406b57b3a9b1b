with gone as (
    select * from {{ ref('int_token_keys_change') }} where change = 'goes'
),
lost as (
    {{ match_keys('gone') }}
)
select scope, key_label, match_token from {{ ref('int_bucket_token') }}
union
select scope, key_label, match_token from lost
