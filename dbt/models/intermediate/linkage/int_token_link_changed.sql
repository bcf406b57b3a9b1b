{{ goes_on_from('int_token_link_known') }}
{% if is_increment() -%}
with changed as (
    (
        select scope, token, other_token, link_class from {{ ref('int_token_link') }}
        except
        select scope, token, other_token, link_class from {{ source('previous_build', 'int_token_link_known') }}
    )
    union all
    (
        select scope, token, other_token, link_class from {{ source('previous_build', 'int_token_link_known') }}
        except
        select scope, token, other_token, link_class from {{ ref('int_token_link') }}
    )
)
select distinct scope, token from changed
{%- else -%}
select scope, token from {{ ref('int_token_link') }} where 1 = 0
{%- endif %}
