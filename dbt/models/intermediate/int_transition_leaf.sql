{{ config(materialized='view') }}
-- What the leaves of transitions stand for. `both` is outdoor and indoor in one period; remote counts only for those seen
-- nowhere else; `not_met` is censoring, not a setting.
with partner as (
    select partner_leaf_id, partner_code, country_code
    from {{ ref('int_place_leaf') }}
    group by partner_leaf_id, partner_code, country_code
),
worked as (
    select state.bits, state.setting
    from (values (1, 'outdoor'), (2, 'indoor'), (3, 'both'), (4, 'remote'), (0, 'not_met')) as state (bits, setting)
)
select
    partner.partner_leaf_id + now.bits + 8 * later.bits as leaf_id,
    partner.partner_code,
    partner.country_code,
    now.setting as setting_from,
    later.setting as setting_to
from partner
cross join worked as now
cross join worked as later
where now.setting <> 'not_met'
