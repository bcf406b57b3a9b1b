{{ goes_on_from('int_token_link_known') }}
with links as {{ inlined() }} (
    select * from {{ ref('int_token_link') }}
),
{% if is_increment() -%}
known_links as {{ inlined() }} (
    select * from {{ source('previous_build', 'int_token_link_known') }}
),
changed_links as (
    (
        select scope, token, other_token, link_class from links
        except
        select scope, token, other_token, link_class from known_links
    )
    union all
    (
        select scope, token, other_token, link_class from known_links
        except
        select scope, token, other_token, link_class from links
    )
),
changed_tokens as (
    select distinct scope, token from changed_links
)
{%- else -%}
changed_tokens as (
    select scope, token from links where 1 = 0
)
{%- endif %}
select * from changed_tokens
