{{ config(materialized='view') }}
select contact.*
from {{ ref('int_contact_person') }} as contact
inner join {{ ref('stg_partner') }} as partner on contact.partner_code = partner.partner_code
inner join {{ ref('linkage_scope') }} as scope on contact.scope = scope.scope and contact.country = scope.country_code
where partner.safe_to_show and scope.is_national = 1
