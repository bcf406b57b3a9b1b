-- depends_on: {{ ref('int_token_relinked') }}
-- depends_on: {{ ref('int_person_token') }}
-- depends_on: {{ ref('stg_contact_token') }}
-- depends_on: {{ ref('stg_changed_delivery') }}
-- depends_on: {{ ref('stg_changed_person') }}
-- depends_on: {{ ref('int_changed_declaration') }}
{% if is_increment() -%}
with relinked as (
    select relinked.scope, relinked.person_before, person.person_id as person_now
    from {{ ref('int_token_relinked') }} as relinked
    left join {{ ref('int_person_token') }} as person
        on relinked.scope = person.scope and relinked.token = person.token
    where relinked.person_before is not null
        and (
            relinked.person_before is distinct from person.person_id
            or relinked.record_key_before is distinct from person.record_key
        )
),
token_month as (
    select scope, token, date_trunc('month', min(contact_date)) as from_month
    from {{ ref('stg_contact_token') }}
    where delivery_id in (select delivery_id from {{ ref('stg_changed_delivery') }})
    group by scope, token
    union all
    select scope, token, date '0001-01-01' as from_month from {{ ref('stg_changed_person') }} where has_lost
    union all
    select scope, token, date '0001-01-01' as from_month
    from {{ ref('stg_contact_token') }}
    where partner_code in (select code from {{ ref('int_changed_declaration') }} where kind = 'partner')
        or cast(date_trunc('month', contact_date) as date)
        in (select cast(code as date) from {{ ref('int_changed_declaration') }} where kind = 'month')
    group by scope, token
),
changed as (
    select scope, person_before as person_id, date '0001-01-01' as from_month from relinked
    union all
    select scope, person_now as person_id, date '0001-01-01' as from_month from relinked where person_now is not null
    union all
    select token_month.scope, person.person_id, token_month.from_month
    from token_month
    inner join {{ ref('int_person_token') }} as person
        on token_month.scope = person.scope and token_month.token = person.token
)
select scope, person_id, cast(min(from_month) as date) as from_month
from changed
group by scope, person_id
{%- else -%}
select cast(null as varchar) as scope, cast(null as bigint) as person_id, cast(null as date) as from_month where 1 = 0
{%- endif %}
