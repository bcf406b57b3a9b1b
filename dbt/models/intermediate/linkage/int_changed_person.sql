with relinked_tokens as (
    select * from {{ ref('int_token_relinked') }}
),
tokens as {{ inlined() }} (
    select * from {{ ref('int_person_token') }}
),
contacts as (
    select * from {{ ref('stg_contact_token') }}
),
deliveries as (
    select * from {{ ref('stg_changed_delivery') }}
),
losers as (
    select * from {{ ref('stg_changed_person') }} where has_lost
),
{% if is_increment() -%}
relinked as (
    select relinked_tokens.scope, relinked_tokens.person_before, tokens.person_id as person_now
    from relinked_tokens
    left join tokens
        on relinked_tokens.token = tokens.token and relinked_tokens.scope = tokens.scope
    where relinked_tokens.person_before is not null
        and (
            relinked_tokens.person_before is distinct from tokens.person_id
            or relinked_tokens.record_key_before is distinct from tokens.record_key
        )
),
token_month as (
    select scope, token, date_trunc('month', min(contact_date)) as from_month
    from contacts
    where delivery_id in (select delivery_id from deliveries)
    group by scope, token
    union all
    select scope, token, date '0001-01-01' as from_month from losers
),
changed as (
    select scope, person_before as person_id, date '0001-01-01' as from_month from relinked
    union all
    select scope, person_now as person_id, date '0001-01-01' as from_month from relinked where person_now is not null
    union all
    select token_month.scope, tokens.person_id, token_month.from_month
    from token_month
    inner join tokens
        on token_month.token = tokens.token and token_month.scope = tokens.scope
),
changed_persons as (
    select scope, person_id, cast(min(from_month) as date) as from_month
    from changed
    group by scope, person_id
)
{%- else -%}
changed_persons as (
    select cast(null as varchar) as scope, cast(null as bigint) as person_id, cast(null as date) as from_month where 1 = 0
)
{%- endif %}
select * from changed_persons
