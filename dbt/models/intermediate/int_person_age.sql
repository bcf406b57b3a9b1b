{{ config(materialized='incremental', incremental_strategy='append', pre_hook="{{ replacing_ages() }}") }}
{{ after('was_person_age') }}
-- The age band of a calendar year is the earliest known in it to a partner that is safe to show, so that nobody is in two bands
-- of one year. National scopes alone: it is asked for what is published.
select
    contact.scope,
    contact.person_id,
    cast(year(contact.month_start) as integer) as age_year,
    min_by(contact.age_band, contact.order_no) as age_band
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
