{#
Evidence of linkage (Fellegi and Sunter): how the contacts of two full tokens lie in place and time, which is compared with what
is known of persons found by their full code, and of strangers.

    token_contacts(wanted, tokens, contacts)
                              contacts of the tokens of a relation (scope, token), once for each day, partner and city
    lying(relation, name)     CTEs; the last one, `name`: one row per scope and pair_no with its cell, from contacts of two sides

A cell is one number. Hundreds: 3 a partner met both, 2 a city, 1 a country, 0 neither. Tens: how often the contacts change from
one side to the other and back, three and more as one. Ones: 0, 1, 2 for the nearest two contacts within 60 days, within 180,
or further apart; and 5 more where neither side is a single contact.
#}
{% macro token_contacts(wanted, tokens, contacts) -%}
    select distinct
        token.scope, token.token, contact.contact_date, contact.partner_code, contact.city, contact.country
    from {{ tokens }} as token
    inner join {{ wanted }} as wanted on token.token = wanted.token and token.scope = wanted.scope
    inner join {{ contacts }} as contact
        on token.delivery_id = contact.delivery_id and token.row_no = contact.row_no
{%- endmacro %}

{% macro lying(relation, name) -%}
{{ name }}_step as (
    select
        scope,
        pair_no,
        side,
        contact_date - lag(contact_date) over who as days,
        coalesce(side <> lag(side) over who, false) as is_change
    from {{ relation }}
    window who as (partition by scope, pair_no order by contact_date, side)
),
{{ name }}_time as (
    select
        scope,
        pair_no,
        sum(case when is_change then 1 else 0 end) as changes,
        min(case when is_change then days end) as nearest,
        least(sum(side), sum(1 - side)) as fewer
    from {{ name }}_step
    group by scope, pair_no
),
{{ name }}_shared as (
    {% for rank, column in [(3, 'partner_code'), (2, 'city'), (1, 'country')] -%}
    select scope, pair_no, {{ rank }} as shared
    from {{ relation }}
    group by scope, pair_no, {{ column }}
    having min(side) < max(side)
    {{ "union all" if not loop.last }}
    {% endfor %}
),
{{ name }}_place as (
    select scope, pair_no, max(shared) as shared from {{ name }}_shared group by scope, pair_no
),
{{ name }} as (
    select
        spent.scope,
        spent.pair_no,
        cast(
            100 * coalesce(place.shared, 0)
            + 10 * least(spent.changes, 3)
            + case when spent.nearest <= 60 then 0 when spent.nearest <= 180 then 1 else 2 end
            + case when spent.fewer > 1 then 5 else 0 end as integer
        ) as cell
    from {{ name }}_time as spent
    left join {{ name }}_place as place on spent.pair_no = place.pair_no and spent.scope = place.scope
)
{%- endmacro %}
