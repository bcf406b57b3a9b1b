{{ config(materialized='incremental', incremental_strategy='append', pre_hook="{{ replacing_persons() }}") }}
with contact as (
    select * from {{ ref('int_contact_person') }}
),
partner as (
    select * from {{ source('raw', 'partner') }}
),
persons as (
    select
        contact.scope,
        contact.person_id,
        min(record_key) as record_key,
        coalesce(min_by(gender, case when gender <> 'not_asked' then order_no end), 'not_asked') as gender,
        min_by(birth_year_band, case when birth_year_band is not null then order_no end) as birth_year_band,
        min_by(origin_country, case when origin_country is not null then order_no end) as origin_country,
        coalesce(min_by(migrant_kind, case when migrant_kind <> 'not_recorded' then order_no end), 'not_recorded') as migrant_kind
    from contact
    {{ if_changed('contact') }}
    where partner_code in (select partner_code from partner where safe_to_show)
    group by contact.scope, contact.person_id
)
select * from persons
