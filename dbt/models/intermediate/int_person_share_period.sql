-- Person sets of pub_setting_share. A person with several settings counts in each, once in `multi_setting` (several
-- within the country in the period), and once in `recorded`, the base of the shares. `reporters` is `constant` for partners of the constant panel.
with person as (
    select
        spine.*,
        case when panel.partner_code is null then 'other' else 'constant' end as reporters
    from {{ ref('int_person_period') }} as spine
    left join {{ ref('int_constant_reporter') }} as panel on spine.partner_code = panel.partner_code
    where spine.setting_group <> 'not_recorded'
),
labelled as (
    select *, setting_group as share_group from person
    union all
    select *, 'recorded' as share_group from person
    union all
    select person.*, 'multi_setting' as share_group
    from person
    inner join (
        select person_id, scope, period_type, period_start
        from person
        group by person_id, scope, period_type, period_start
        having count(distinct setting_group) > 1
    ) as several
        on person.person_id = several.person_id
        and person.scope = several.scope
        and person.period_type = several.period_type
        and person.period_start = several.period_start
)
select distinct
    scope, person_id, record_key, partner_code, period_type, period_start, period_rank,
    country_code, region_code, city_code, share_group, reporters
from labelled
