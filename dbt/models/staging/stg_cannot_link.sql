select scope, token_a as token, token_b as other_token from {{ source('raw', 'apart') }}
union all
select scope, token_b as token, token_a as other_token from {{ source('raw', 'apart') }}
