-- Person sets of pub_setting_share. A person with several settings counts in each, once in `multi_setting` (several
-- within the country in the period), and once in `recorded`, the base of the shares. `reporters` is
-- `constant` for partners of the constant panel.
with reached as (
    select
        spine.*,
        case when panel.partner_code is null then 'other' else 'constant' end as reporters
    from {{ ref('fct_person_period') }} as spine
    left join {{ ref('int_constant_reporter') }} as panel on spine.partner_code = panel.partner_code
    where spine.setting_group <> 'not_recorded'
),
several as (
    select person_id, scope, period_type, period_start
    from reached
    group by person_id, scope, period_type, period_start
    having count(distinct setting_group) > 1
),
labelled as (
    select *, setting_group as share_group from reached
    union all
    select *, 'recorded' as share_group from reached
    union all
    select reached.*, 'multi_setting' as share_group
    from reached
    inner join several
        on reached.person_id = several.person_id
        and reached.scope = several.scope
        and reached.period_type = several.period_type
        and reached.period_start = several.period_start
)
select distinct
    scope, person_id, record_key, partner_code, period_type, period_start, period_rank,
    country_code, region_code, city_code, share_group, reporters
from labelled
