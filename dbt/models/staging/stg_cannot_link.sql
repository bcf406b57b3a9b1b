with apart as {{ inlined() }} (
    select * from {{ source('raw', 'apart') }}
),
both_directions as (
    select scope, token_a as token, token_b as other_token from apart
    union all
    select scope, token_b as token, token_a as other_token from apart
)
select * from both_directions
