-- What was given out in pieces: people times a mean of their country, half-year and setting group, told from a hundred people on. A
-- year is the sum of its halves. Per person reached: among everybody who was reached there, also by partners that do not count.
with cell as {{ inlined() }} (
    select * from {{ ref('protected_commodity') }}
),
reached as (
    select period_type, period_start, country_code, setting_group, persons, counted_on
    from {{ ref('protected_reach') }}
    where region_code = 'all' and city_code = 'all' and gender = 'all' and age_band = 'all' and origin_code = 'all'
        and status = 'shown'
),
stratum as (
    select * from {{ ref('protected_mean') }}
),
half as (
    select
        cell.country_code,
        cell.setting_group,
        cell.commodity,
        cell.period_start,
        cell.counted_on,
        case when {{ of_one_day('cell', 'stratum') }} then {{ times_mean('cell.persons', 'stratum.persons') }} end as amount,
        case when {{ of_two_days('cell', 'stratum') }} then 1 else 0 end as has_two_days,
        case when cell.status = 'gap' then 1 else 0 end as has_gap
    from cell
    left join stratum
        on cell.country_code = stratum.country_code
        and cell.period_start = stratum.period_start
        and cell.commodity || '_per_person_' || cell.setting_group = stratum.mean_measure
    where cell.period_type = 'half_year'
),
counted as (
    select country_code, setting_group, commodity, 'half_year' as period_type, period_start, counted_on, amount, has_two_days, has_gap
    from half
    union all
    select
        country_code,
        setting_group,
        commodity,
        'year' as period_type,
        {{ period_start('year', 'period_start') }} as period_start,
        max(counted_on) as counted_on,
        case when count(amount) = 2 then cast(sum(amount) as bigint) end as amount,
        max(has_two_days) as has_two_days,
        max(has_gap) as has_gap
    from half
    group by country_code, setting_group, commodity, {{ period_start('year', 'period_start') }}
),
joined as (
    select
        cell.*,
        case when {{ of_one_day('cell', 'reached') }} then reached.persons end as base_persons,
        counted.has_gap,
        counted.has_two_days = 1 or (counted.amount is not null and not {{ of_one_day('cell', 'counted') }}) as is_of_two_days,
        case when cell.status = 'shown' and {{ of_one_day('cell', 'counted') }} then counted.amount end as amount,
        cell.status = 'shown' and reached.persons is not null and not {{ of_one_day('cell', 'reached') }} as is_beside_another_day
    from cell
    left join counted
        on cell.country_code = counted.country_code
        and cell.setting_group = counted.setting_group
        and cell.commodity = counted.commodity
        and cell.period_type = counted.period_type
        and cell.period_start = counted.period_start
    left join reached
        on cell.country_code = reached.country_code
        and cell.setting_group = reached.setting_group
        and cell.period_type = reached.period_type
        and cell.period_start = reached.period_start
),
commodities as (
    select
        joined.period_type,
        joined.period_start,
        joined.country_code,
        joined.setting_group,
        joined.commodity,
        joined.persons,
        joined.amount,
        case
            when joined.amount is not null and joined.is_beside_another_day then {{ two_days_reason() }}
            when joined.amount is not null then ''
            when joined.status <> 'shown' then joined.status_label
            when joined.is_of_two_days then {{ two_days_reason() }}
            when joined.period_type = 'year' and joined.has_gap = 1 then 'no report from any partner in one of its half-years'
            when joined.period_type = 'year' then 'one of its half-years has no amount'
            else 'given out to fewer than 100 people'
        end as amount_reason,
        joined.base_persons,
        round(joined.amount / cast(joined.base_persons as double), 1) as per_person_reached,
        {{ status_columns('joined') }}
    from joined
)
select * from commodities
