with keyed as (
    select * from {{ source('raw', 'token_key') }}
),
keys as {{ inlined() }} (
    select * from {{ ref('int_token_keys') }}
),
contact_tokens as (
    select * from {{ ref('stg_contact_token') }}
),
contacts as (
    select * from {{ ref('stg_contact') }}
),
keys_of_scope as (
    select scope, count(*) as number_of_keys from keys group by scope
),
drawn as (
    select keyed.scope, keyed.token, keyed.record_key
    from keyed
    inner join keys_of_scope on keyed.scope = keys_of_scope.scope
    where keyed.record_key % (1 + keys_of_scope.number_of_keys // {{ var('evidence_tokens') }}) = 0
),
sampled as (
    select * from drawn where (scope, token) in (select scope, token from keys)
),
contact as (
    {{ token_contacts('sampled', 'contact_tokens', 'contacts') }}
),
band as (
    select keys.scope, keys.token, min_by(keys.birth_year_band, keys.first_seen) as birth_year_band
    from keys
    inner join sampled on keys.token = sampled.token and keys.scope = sampled.scope
    where keys.birth_year_band is not null
    group by keys.scope, keys.token
),
ordered as (
    select
        contact.*,
        sampled.record_key,
        count(*) over (partition by contact.scope, contact.token) as contacts,
        row_number() over (
            partition by contact.scope, contact.token
            order by contact.contact_date, contact.partner_code, contact.city
        ) as contact_no,
        dense_rank() over (partition by contact.scope, contact.token order by contact.partner_code) as partner_turn
    from contact
    inner join sampled on contact.token = sampled.token and contact.scope = sampled.scope
),
known as (
    select *, max(partner_turn) over (partition by scope, token) as partners from ordered
),
one_away as (
    select scope, token as pair_no, contacts as weight,
        case when contact_no = 1 + record_key % contacts then 1 else 0 end as side,
        contact_date, partner_code, city, country
    from known
    where contacts > 1
),
partner_away as (
    select scope, token as pair_no, partners as weight,
        case when partner_turn = 1 + record_key % partners then 1 else 0 end as side,
        contact_date, partner_code, city, country
    from known
    where partners > 1
),
next_one as (
    select
        sampled.scope,
        sampled.token,
        lead(sampled.token) over (
            partition by sampled.scope, band.birth_year_band order by sampled.record_key, sampled.token
        ) as other_token
    from sampled
    left join band on sampled.token = band.token and sampled.scope = band.scope
),
stranger as (
    {% for column in ['token', 'other_token'] -%}
    select
        next_one.scope, next_one.token as pair_no, 1 as weight, {{ loop.index0 }} as side,
        contact.contact_date, contact.partner_code, contact.city, contact.country
    from next_one
    inner join contact on next_one.scope = contact.scope and next_one.{{ column }} = contact.token
    where next_one.other_token is not null
    {{ "union all" if not loop.last }}
    {% endfor %}
),
{% for name in ['one_away', 'partner_away', 'stranger'] -%}
{{ lying(name, name ~ '_lies') }},
{{ name }}_weight as (
    select scope, pair_no, min(weight) as weight from {{ name }} group by scope, pair_no
){{ "," if not loop.last }}
{% endfor %},
references_by_kind as (
    {% for kind, name in [('row', 'one_away'), ('partner', 'partner_away'), ('stranger', 'stranger')] -%}
    select lies.scope, '{{ kind }}' as kind, lies.cell, cast(sum(weighed.weight) as bigint) as weight
    from {{ name }}_lies as lies
    inner join {{ name }}_weight as weighed on lies.pair_no = weighed.pair_no and lies.scope = weighed.scope
    group by lies.scope, lies.cell
    {{ "union all" if not loop.last }}
    {% endfor %}
)
select * from references_by_kind
