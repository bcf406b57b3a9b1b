{{ config(materialized='view') }}
select
    member.partner_set_id + now.bits + 8 * later.bits as set_id,
    member.partner_combination_id + now.bits + 8 * later.bits as combination_id
from {{ ref('int_partner_set') }} as member
cross join (values (1), (2), (3), (4)) as now (bits)
cross join (values (0), (1), (2), (3), (4)) as later (bits)
