-- P(setting in the next period | setting now), with `not_met` as its own column. Jeffreys interval.
with disclosed as (
    {{ disclosed_counts(ref('fct_person_transition'), 'pub_setting_transitions',
        ['country_code', 'setting_from', 'setting_to']) }}
),
paired as (
    select
        cell.*,
        base.persons as base_persons,
        case when cell.status = 'shown' and base.status = 'shown' then least(cell.persons, base.persons) end as numerator
    from disclosed as cell
    inner join disclosed as base
        on cell.period_type = base.period_type
        and cell.period_start = base.period_start
        and cell.country_code = base.country_code
        and cell.setting_from = base.setting_from
        and base.setting_to = 'all'
    where cell.setting_to <> 'all' and cell.period_type <> 'half_year'
)
select
    paired.period_type,
    paired.period_start,
    paired.country_code,
    'all' as region_code,
    'all' as city_code,
    paired.setting_from,
    paired.setting_to,
    paired.persons,
    paired.base_persons,
    paired.numerator / cast(paired.base_persons as double) as probability,
    case when paired.numerator is not null then jeffreys_low(paired.numerator, paired.base_persons) end as probability_low,
    case when paired.numerator is not null then jeffreys_high(paired.numerator, paired.base_persons) end as probability_high,
    {{ status_columns('paired') }}
from paired
