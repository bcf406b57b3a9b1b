select scope, token from {{ ref('stg_changed_person') }}
union
select scope, token from {{ ref('int_token_keys_change') }}
union
select scope, token from {{ ref('int_bucket_token') }}
