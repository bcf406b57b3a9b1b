-- depends_on: {{ ref('stg_changed_person') }}
-- depends_on: {{ ref('stg_changed_delivery') }}
{{ goes_on_from('int_token_keys') }}
with
{% if is_increment() -%}
loser as (
    select scope, token from {{ ref('stg_changed_person') }} where has_lost
),
-- In one pass over the tokens. Tokens are compared without their scope: one too many is learnt anew as it was.
contact_token as (
    select * from {{ ref('stg_contact_token') }}
    where delivery_id in (select delivery_id from {{ ref('stg_changed_delivery') }})
        or token in (select token from loser)
),
{%- else -%}
contact_token as (
    select * from {{ ref('stg_contact_token') }}
),
{%- endif %}
learnt as (
    select scope, token, m1, m2, m3, m4, birth_year_band, min({{ order_key() }}) as first_seen
    from contact_token
    group by scope, token, m1, m2, m3, m4, birth_year_band
)
{% if is_increment() -%}
,
lost as (
    select known.*
    from {{ source('previous_build', 'int_token_keys') }} as known
    inner join loser on known.scope = loser.scope and known.token = loser.token
),
compared as (
    select learnt.*, known.first_seen as seen_before, loser.token as lost_token
    from learnt
    left join loser on learnt.scope = loser.scope and learnt.token = loser.token
    left join {{ source('previous_build', 'int_token_keys') }} as known on {{ same_keys('known', 'learnt') }}
)
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
{%- else -%}
select *, 'comes' as change from learnt
{%- endif %}
