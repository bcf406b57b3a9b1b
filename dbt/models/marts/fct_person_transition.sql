-- Person sets of pub_setting_transitions: where a person worked in one period and in the next. `both` is outdoor and indoor
-- in one period; remote counts only for those seen nowhere else; `not_met` is censoring, not a setting.
with person as (
    select
        scope,
        person_id,
        record_key,
        country_code,
        period_type,
        period_start,
        period_rank,
        max(case when setting_group = 'outdoor' then 1 else 0 end) as is_outdoor,
        max(case when setting_group = 'indoor' then 1 else 0 end) as is_indoor
    from {{ ref('fct_person_period') }}
    where setting_group <> 'not_recorded' and period_type in ('month', 'quarter', 'year')
    group by scope, person_id, record_key, country_code, period_type, period_start, period_rank
),
placed as (
    select
        *,
        case
            when is_outdoor = 1 and is_indoor = 1 then 'both'
            when is_outdoor = 1 then 'outdoor'
            when is_indoor = 1 then 'indoor'
            else 'remote'
        end as setting_state,
        cast(case period_type
            when 'month' then {{ months_after('period_start', 1) }}
            when 'quarter' then {{ months_after('period_start', 3) }}
            else {{ months_after('period_start', 12) }}
        end as date) as next_start
    from person
),
partner as (
    select distinct scope, person_id, period_type, period_start, partner_code
    from {{ ref('fct_person_period') }}
    where setting_group <> 'not_recorded'
)
select
    placed.scope,
    placed.person_id,
    placed.record_key,
    partner.partner_code,
    placed.country_code,
    placed.period_type,
    placed.period_start,
    placed.period_rank,
    placed.setting_state as setting_from,
    coalesce(later.setting_state, 'not_met') as setting_to
from placed
inner join partner
    on placed.scope = partner.scope
    and placed.person_id = partner.person_id
    and placed.period_type = partner.period_type
    and placed.period_start = partner.period_start
left join placed as later
    on placed.scope = later.scope
    and placed.person_id = later.person_id
    and placed.period_type = later.period_type
    and placed.next_start = later.period_start
