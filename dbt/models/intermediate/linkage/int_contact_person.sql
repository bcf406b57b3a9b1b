{{ config(materialized='incremental', incremental_strategy='append', pre_hook="{{ replacing_persons('month_start') }}") }}
with token as (
    select * from {{ ref('stg_contact_token') }}
),
person as (
    select * from {{ ref('int_person_token') }}
),
contact as (
    select * from {{ ref('stg_contact') }}
),
place as (
    select * from {{ ref('int_place_combination') }}
),
linked as (
    select person.scope, person.person_id, person.record_key, token.delivery_id, token.row_no
        {%- if is_increment() %}, changed.from_month{% endif %}
    from token
    inner join person
        on token.token = person.token and token.scope = person.scope
    {{ if_changed('person') }}
),
contacts_of_persons as (
    select
        linked.scope,
        linked.person_id,
        linked.record_key,
        contact.*,
        place.place_combination_id,
        {{ order_no('contact.contact_date', 'place.partner_no', 'contact.row_no') }} as order_no
    from linked
    inner join contact
        on linked.delivery_id = contact.delivery_id and linked.row_no = contact.row_no
    inner join place
        on contact.partner_code = place.partner_code
        and contact.country = place.country_code
        and contact.region = place.region_code
        and contact.city = place.city_code
    {% if is_increment() -%}
    where contact.month_start >= linked.from_month
    {%- endif %}
)
select * from contacts_of_persons
