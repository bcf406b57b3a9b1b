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
    from token
    inner join person
        on token.token = person.token and token.scope = person.scope
    {{ if_changed('person') }}
    {%- if is_increment() %}
    where token.contact_date >= changed.from_month
    {%- endif %}
),
contacts_of_persons as (
    select
        linked.scope,
        linked.person_id,
        linked.record_key,
        -- Of a contact what models ask of a person, and no more: this is the widest table of all, once for each scope.
        contact.delivery_id,
        contact.row_no,
        contact.partner_code,
        contact.contact_date,
        contact.month_start,
        contact.token_kind,
        contact.country,
        place.region_code as region,
        contact.city,
        contact.channel,
        contact.settings,
        contact.gender,
        contact.birth_year_band,
        contact.age_band,
        contact.origin_country,
        contact.migrant_kind,
        contact.previous_place,
        contact.next_place,
        contact.move_reason,
        contact.intended_stay,
        contact.injects_drugs,
        contact.service_bits,
        contact.need_bits,
        contact.amount_condoms,
        contact.amount_lubricant,
        contact.amount_needles,
        contact.referral_kind,
        contact.referral_made,
        contact.referral_completed,
        contact.referral_completed_date,
        contact.referral_country,
        contact.violation_kind,
        contact.perpetrator_group,
        contact.contact_count,
        place.place_combination_id,
        {{ order_no('contact.contact_date', 'place.partner_no', 'contact.row_no') }} as order_no
    from linked
    inner join contact
        on linked.delivery_id = contact.delivery_id and linked.row_no = contact.row_no
    inner join place
        on contact.partner_code = place.partner_code
        and contact.country = place.country_code
        and contact.city = place.city_code
)
select * from contacts_of_persons
