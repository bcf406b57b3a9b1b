{{ config(
    materialized='incremental',
    incremental_strategy='append',
    pre_hook="{{ replacing(ref('int_touched_bucket'), same(['scope', 'key_label', 'match_token'])) }}"
) }}
-- State: links between full tokens by match keys, in both directions. Strict: the key is found with exactly these two, and
-- their birth-year bands do not contradict each other. Loose besides: contradicting bands, and keys of three tokens; loose
-- links never reach a published number, they only measure how far the strict ones could be wrong.
with bucket as (
    select
        scope,
        key_label,
        match_token,
        count(*) as tokens,
        min(token) as smallest,
        max(token) as largest,
        case when count(*) = 2 and coalesce(min(birth_year_band) = max(birth_year_band), true) then 'strict' else 'loose' end
            as link_class
    from {{ ref('int_bucket_token') }}
    group by scope, key_label, match_token
    having count(*) between 2 and 3
),
third as (
    select bucket.*, token.token as middle
    from bucket
    inner join {{ ref('int_bucket_token') }} as token
        on bucket.scope = token.scope and bucket.key_label = token.key_label and bucket.match_token = token.match_token
    where bucket.tokens = 3 and token.token > bucket.smallest and token.token < bucket.largest
),
pair as (
    select scope, key_label, match_token, smallest as one, largest as other, link_class from bucket
    union all
    select scope, key_label, match_token, smallest as one, middle as other, link_class from third
    union all
    select scope, key_label, match_token, middle as one, largest as other, link_class from third
),
link as (
    select scope, key_label, match_token, one as token, other as other_token, link_class from pair
    union all
    select scope, key_label, match_token, other as token, one as other_token, link_class from pair
)
select link.*
from link
where not exists (
    select 1
    from {{ ref('stg_apart') }} as apart
    where link.scope = apart.scope and link.token = apart.token and link.other_token = apart.other_token
)
