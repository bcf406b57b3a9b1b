-- One row per linked contact and scope. Anonymous contacts have no token and are in no row: they are not persons.
select
    person.scope,
    person.person_id,
    person.record_key,
    contact.*
from {{ ref('stg_contact_token') }} as token
inner join {{ ref('int_person_token') }} as person
    on token.scope = person.scope and token.token = person.token
inner join {{ ref('stg_contact') }} as contact
    on token.delivery_id = contact.delivery_id and token.row_no = contact.row_no
where token.key_label = 'full'
