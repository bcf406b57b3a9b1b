with token_keys_change as {{ inlined() }} (
    select * from {{ ref('int_token_keys_change') }}
),
token_keys as {{ inlined() }} (
    select * from {{ ref('int_token_keys') }}
),
changed as (
    select distinct scope, token from token_keys_change
),
concerned as (
    select scope, token, m1, m2, m3, m4 from token_keys_change
    union
    select scope, token, m1, m2, m3, m4
    from token_keys
    where (scope, token) in (select scope, token from changed)
),
{% for label in ['m1', 'm2', 'm3', 'm4'] -%}
{{ label }}_token as (
    select distinct scope, {{ label }} as match_token, token
    from token_keys
    where (scope, {{ label }}) in (select scope, {{ label }} from concerned)
),
{{ label }}_shared as (
    select scope, match_token from {{ label }}_token group by scope, match_token having count(*) > 1
),
{% endfor -%}
bucket_token as (
    {% for label in ['m1', 'm2', 'm3', 'm4'] -%}
    select scope, '{{ label }}' as key_label, match_token, token
    from {{ label }}_token
    where (scope, match_token) in (select scope, match_token from {{ label }}_shared)
    {{ "union all" if not loop.last }}
    {% endfor %}
),
birth as (
    select scope, token, min_by(birth_year_band, first_seen) as birth_year_band
    from token_keys
    where birth_year_band is not null and (scope, token) in (select scope, token from bucket_token)
    group by scope, token
),
tokens_with_birth as (
    select bucket_token.*, birth.birth_year_band
    from bucket_token
    left join birth on bucket_token.token = birth.token and bucket_token.scope = birth.scope
)
select * from tokens_with_birth
