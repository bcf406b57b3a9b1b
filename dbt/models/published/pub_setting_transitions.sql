-- P(setting in the next period | setting now), by month, quarter and year; `not_met` is a column of its own: censoring, not a
-- setting. Nobody is left out of the base. Jeffreys interval. What was reported of the next period stands beside it.
with transition as (
    select * from {{ ref('protected_transition') }}
),
completeness as (
    select * from {{ ref('fct_place_completeness') }}
),
protected as (
    select *, {{ next_period_start() }} as next_start
    from transition
    where period_type <> 'half_year'
),
paired as (
    select
        cell.*,
        {{ part_of_whole('cell', 'base') }}
    from protected as cell
    inner join protected as base
        on cell.period_type = base.period_type
        and cell.period_start = base.period_start
        and cell.country_code = base.country_code
        and cell.setting_from = base.setting_from
        and base.setting_to = 'all'
    where cell.setting_to <> 'all'
),
setting_transitions as (
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
        {{ completeness_beside('paired', 'completeness') }} as next_completeness,
        {{ status_columns('paired', with_share=true) }}
    from paired
    left join completeness
        on paired.period_type = completeness.period_type
        and paired.next_start = completeness.period_start
        and paired.country_code = completeness.country_code
        and completeness.region_code = 'all'
        and {{ is_completeness_of('paired', 'completeness') }}
)
select * from setting_transitions
