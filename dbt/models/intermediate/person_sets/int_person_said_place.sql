with contact_person as {{ inlined() }} (
    select * from {{ ref('int_contact_person') }}
),
place as (
    select * from {{ source('network', 'place') }}
),
partner as (
    select * from {{ source('raw', 'partner') }}
),
scope as (
    select * from {{ source('network', 'linkage_scope') }}
),
declared as (
    select * from {{ ref('origin_country') }}
),
counted_month as {{ inlined() }} (
    select * from {{ ref('int_counted_month') }}
),
said as (
    {% for kind in ['previous', 'next'] -%}
    select
        scope, person_id, record_key, partner_code, month_start, country, city,
        '{{ kind }}' as said_kind, {{ kind }}_place as said_place
    from contact_person
    where {{ kind }}_place is not null and month_start in (select counted_month.month_start from counted_month)
    {{ "union all" if not loop.last }}
    {% endfor %}
),
placed as (
    select said.*, coalesce(place.country_code, upper(substr(said.said_place, 1, 2))) as said_country
    from said
    left join place on said.said_place = place.place_code
    where said.said_place <> said.city
),
said_places as (
    select
        placed.scope,
        placed.person_id,
        placed.record_key,
        placed.partner_code,
        placed.month_start,
        placed.country as country_code,
        placed.said_kind,
        coalesce(declared.value, 'other') as said_country
    from placed
    inner join partner on placed.partner_code = partner.partner_code
    inner join scope
        on placed.scope = scope.scope and placed.country = scope.country_code and scope.is_national = 1
    left join declared on placed.said_country = declared.value
    where partner.safe_to_show
)
select * from said_places
