-- depends_on: {{ ref('int_token_link_changed') }}
-- The links as this build leaves them: what the next one compares its own with.
select scope, token, other_token, link_class from {{ ref('int_token_link') }}
