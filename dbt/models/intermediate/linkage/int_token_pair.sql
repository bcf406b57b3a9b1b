{{ config(
    materialized='incremental',
    incremental_strategy='append',
    pre_hook=[
        "{{ replacing(ref('int_token_pair_changed'), same(['token', 'scope'])) }}",
        "{{ replacing(ref('int_token_pair_changed'), 'state.other_token = changed.token and state.scope = changed.scope') }}",
    ]
) }}
with token_candidate as (
    select * from {{ ref('int_token_candidate') }}
),
{% if is_increment() -%}
token_pair_changed as {{ inlined() }} (
    select * from {{ ref('int_token_pair_changed') }}
),
{%- endif %}
contact_tokens as (
    select * from {{ ref('stg_contact_token') }}
),
contacts as (
    select * from {{ ref('stg_contact') }}
),
candidate as (
    select
        scope,
        least(token, other_token) as token,
        greatest(token, other_token) as other_token,
        min(key_label) as key_label,
        count(distinct key_label) as key_labels,
        min(tokens) as tokens,
        bool_or(is_contradicted) as is_contradicted
    from token_candidate
    {%- if is_increment() %}
    where (scope, token) in (select scope, token from token_pair_changed)
        or (scope, other_token) in (select scope, token from token_pair_changed)
    {%- endif %}
    group by scope, least(token, other_token), greatest(token, other_token)
),
numbered as (
    select *, row_number() over (order by scope, token, other_token) as pair_no from candidate
),
side as (
    select scope, pair_no, 0 as side, token from numbered
    union all
    select scope, pair_no, 1 as side, other_token as token from numbered
),
wanted as (
    select distinct scope, token from side
),
contact as (
    {{ token_contacts('wanted', 'contact_tokens', 'contacts') }}
),
pair_contact as (
    select
        side.scope, side.pair_no, side.side, contact.contact_date, contact.partner_code, contact.city, contact.country
    from side
    inner join contact on side.token = contact.token and side.scope = contact.scope
),
{{ lying('pair_contact', 'lies') }},
pairs as (
    select
        numbered.scope,
        numbered.token,
        numbered.other_token,
        case when numbered.key_labels > 1 then 'several' else numbered.key_label end as key_label,
        numbered.tokens,
        numbered.is_contradicted,
        lies.cell
    from numbered
    inner join lies on numbered.pair_no = lies.pair_no and numbered.scope = lies.scope
)
select * from pairs
