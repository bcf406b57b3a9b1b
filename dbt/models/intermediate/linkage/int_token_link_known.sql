-- depends_on: {{ ref('int_token_link_changed') }}
select scope, token, other_token, link_class from {{ ref('int_token_link') }}
