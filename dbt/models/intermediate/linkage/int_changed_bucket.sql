with gone as (
    select * from {{ ref('int_token_keys_change') }} where change = 'goes'
),
bucket_token as (
    select * from {{ ref('int_bucket_token') }}
),
lost as (
    {{ match_keys('gone') }}
),
changed_buckets as (
    select scope, key_label, match_token from bucket_token
    union
    select scope, key_label, match_token from lost
)
select * from changed_buckets
