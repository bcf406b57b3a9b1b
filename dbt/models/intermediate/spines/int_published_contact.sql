{{ config(materialized='view') }}
with contact as (
    select * from {{ ref('int_contact_person') }}
),
partner as (
    select * from {{ source('raw', 'partner') }}
),
scope as (
    select * from {{ source('network', 'linkage_scope') }}
),
published_contacts as (
    select contact.*
    from contact
    inner join partner on contact.partner_code = partner.partner_code
    inner join scope on contact.scope = scope.scope and contact.country = scope.country_code
    where partner.safe_to_show and scope.is_national = 1
)
select * from published_contacts
