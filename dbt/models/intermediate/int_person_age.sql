{{ config(materialized='incremental', incremental_strategy='append', pre_hook="{{ replacing_ages() }}") }}
{{ after('was_person_age') }}
-- The age band of a calendar year is the earliest known in it to a partner that is safe to show, so that nobody is in two bands
-- of one year. As known beats not recorded, a band of five years beats a wider one. National scopes alone: it is asked for what
-- is published.
select
    contact.scope,
    contact.person_id,
    cast(year(contact.month_start) as integer) as age_year,
    coalesce(
        min_by(contact.age_band, case when contact.age_band not in ('18-24', '25+', 'wider_than_band') then contact.order_no end),
        min_by(contact.age_band, case when contact.age_band <> 'wider_than_band' then contact.order_no end),
        'wider_than_band'
    ) as age_band
from {{ ref('int_contact_person') }} as contact
{% if is_increment() -%}
inner join {{ ref('int_touched_person') }} as touched
    on contact.scope = touched.scope
    and contact.person_id = touched.person_id
    and year(contact.month_start) >= year(touched.from_month)
{%- endif %}
inner join {{ ref('int_published_place') }} as place
    on contact.scope = place.scope and contact.place_leaf_id = place.place_leaf_id
where contact.age_band <> 'not_recorded'
group by contact.scope, contact.person_id, year(contact.month_start)
