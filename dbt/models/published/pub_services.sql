-- People by service received, need stated, and need without a service; their share of the people reached there; and service
-- coverage: person-months with the service among person-months reached. Months of a longer period are added up only where
-- every one of them is shown.
with service as (
    select * from {{ ref('protected_service') }}
),
reached as {{ inlined() }} (
    select period_type, period_start, country_code, region_code, persons, status, counted_on
    from {{ ref('protected_reach') }}
    where city_code = 'all' and setting_group = 'all' and gender = 'all' and age_band = 'all' and origin_code = 'all'
        and status = 'shown'
),
period as (
    select * from {{ ref('int_period_month') }}
),
cell as (
    select *, case when service_code = 'all' then guarded_service_code else service_code end as support_code
    from service
),
person_month as (
    select
        period.period_type,
        period.period_start,
        cell.country_code,
        cell.support_code,
        sum(least(cell.persons, reached.persons)) as person_months,
        sum(reached.persons) as reached_person_months,
        count(*) = count(cell.persons) and count(*) = count(reached.persons)
        and count(*) = count(case when {{ of_one_day('cell', 'reached') }} then 1 end) as is_shown,
        max(case when {{ of_two_days('cell', 'reached') }} then 1 else 0 end) as has_two_days,
        max(case when cell.status = 'gap' then 1 else 0 end) as has_gap
    from period
    inner join cell
        on period.month_start = cell.period_start and cell.period_type = 'month' and cell.region_code = 'all'
    left join reached
        on cell.period_type = reached.period_type
        and cell.period_start = reached.period_start
        and cell.country_code = reached.country_code
        and cell.region_code = reached.region_code
    group by period.period_type, period.period_start, cell.country_code, cell.support_code
),
measured as (
    select
        cell.*,
        {{ part_of_whole('cell', 'reached') }},
        person_month.has_gap,
        person_month.has_two_days,
        case when cell.status = 'shown' and person_month.is_shown then person_month.person_months end as person_months,
        case when cell.status = 'shown' and person_month.is_shown then person_month.reached_person_months end as reached_person_months
    from cell
    left join reached
        on cell.period_type = reached.period_type
        and cell.period_start = reached.period_start
        and cell.country_code = reached.country_code
        and cell.region_code = reached.region_code
    left join person_month
        on cell.period_type = person_month.period_type
        and cell.period_start = person_month.period_start
        and cell.country_code = person_month.country_code
        and cell.support_code = person_month.support_code
        and cell.region_code = 'all'
),
services as (
    select
        measured.period_type,
        measured.period_start,
        measured.country_code,
        measured.region_code,
        'all' as city_code,
        case
            when substr(measured.support_code, 1, 5) = 'need_' then 'need'
            when substr(measured.support_code, 1, 6) = 'unmet_' then 'need_without_service'
            else 'service'
        end as kind,
        measured.support_code as service_code,
        measured.persons,
        measured.base_persons,
        {{ share_columns('measured') }}
        cast(measured.person_months as bigint) as person_months,
        cast(measured.reached_person_months as bigint) as reached_person_months,
        measured.person_months / cast(measured.reached_person_months as double) as service_coverage,
        case
            when measured.status <> 'shown' then measured.status_label
            when measured.is_of_two_days then {{ two_days_reason() }}
            when measured.base_persons is null then 'too few people reached to show'
            when measured.region_code <> 'all' then 'service coverage is told for countries alone'
            when measured.service_code = 'all' then 'no month of this service is shown'
            when measured.person_months is null and measured.has_gap = 1 then 'no report from any partner in a month of the period'
            when measured.person_months is null and measured.has_two_days = 1 then {{ two_days_reason() }}
            when measured.person_months is null then 'a month of the period has too few to show'
            else ''
        end as reason,
        {{ status_columns('measured', with_share=true) }}
    from measured
)
select * from services
