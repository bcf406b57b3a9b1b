{{ goes_on_from('int_token_keys') }}
with contacts as (
    select * from {{ ref('stg_contact_token') }}
),
deliveries as (
    select * from {{ ref('stg_changed_delivery') }}
),
changed_persons as (
    select * from {{ ref('stg_changed_person') }}
),
{% if is_increment() -%}
known as {{ inlined() }} (
    select * from {{ source('previous_build', 'int_token_keys') }}
),
losers as (
    select scope, token from changed_persons where has_lost
),
{%- endif %}
learnt as (
    select scope, token, m1, m2, m3, m4, birth_year_band, min({{ order_key() }}) as first_seen
    from contacts
    {%- if is_increment() %}
    -- In one pass over the tokens. Tokens are compared without their scope: one too many is learnt anew as it was.
    where delivery_id in (select delivery_id from deliveries)
        or token in (select token from losers)
    {%- endif %}
    group by scope, token, m1, m2, m3, m4, birth_year_band
),
{% if is_increment() -%}
lost as (
    select known.*
    from known
    inner join losers on known.token = losers.token and known.scope = losers.scope
),
compared as (
    select learnt.*, known.first_seen as seen_before, losers.token as lost_token
    from learnt
    left join losers on learnt.token = losers.token and learnt.scope = losers.scope
    left join known on {{ same_keys('known', 'learnt') }}
),
changes as (
    select
        scope, token, m1, m2, m3, m4, birth_year_band, first_seen, 'comes' as change
    from compared
    where lost_token is not null or seen_before is null or seen_before > first_seen
    union all
    select
        scope, token, m1, m2, m3, m4, birth_year_band, seen_before as first_seen, 'goes' as change
    from compared
    where lost_token is null and seen_before > first_seen
    union all
    select *, 'goes' as change from lost
)
{%- else -%}
changes as (
    select *, 'comes' as change from learnt
)
{%- endif %}
select * from changes
