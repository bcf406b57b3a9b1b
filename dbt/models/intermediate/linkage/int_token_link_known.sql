-- depends_on: {{ ref('int_token_link_changed') }}
with link as (
    select * from {{ ref('int_token_link') }}
),
known_links as (
    select scope, token, other_token, link_class from link
)
select * from known_links
