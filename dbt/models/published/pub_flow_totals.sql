-- Regions as nodes of the flows of one scope: people who came from another region (D), who left for another one (O), net, and
-- net per 1,000 person-months of people met there. D and O are protected counts of distinct people, not sums of cells of the
-- matrix: those that are hidden would count as nobody.
with flow_end as {{ inlined() }} (
    select * from {{ ref('protected_flow_end') }}
),
reach as (
    select * from {{ ref('protected_reach') }}
),
stratum as (
    select * from {{ ref('protected_mean') }}
),
known as (
    select * from {{ ref('dim_place_reporting') }}
),
half as (
    select
        reach.country_code,
        reach.region_code,
        reach.period_start,
        reach.counted_on,
        case when {{ of_one_day('reach', 'stratum') }} then {{ times_mean('reach.persons', 'stratum.persons') }} end as person_months,
        case when {{ of_two_days('reach', 'stratum') }} then 1 else 0 end as has_two_days,
        case when reach.status = 'gap' then 1 else 0 end as has_gap
    from reach
    left join stratum
        on reach.country_code = stratum.country_code
        and reach.period_start = stratum.period_start
        and stratum.mean_measure = 'months_per_person'
    where reach.period_type = 'half_year' and reach.region_code <> 'all' and reach.city_code = 'all'
        and reach.setting_group = 'all' and reach.gender = 'all' and reach.age_band = 'all' and reach.origin_code = 'all'
),
observed as (
    select country_code, region_code, 'half_year' as period_type, period_start, counted_on, person_months, has_two_days, has_gap
    from half
    union all
    select
        country_code,
        region_code,
        'year' as period_type,
        {{ period_start('year', 'period_start') }} as period_start,
        max(counted_on) as counted_on,
        case when count(person_months) = 2 then cast(sum(person_months) as bigint) end as person_months,
        max(has_two_days) as has_two_days,
        max(has_gap) as has_gap
    from half
    group by country_code, region_code, {{ period_start('year', 'period_start') }}
),
node as (
    select
        inflow.scope,
        inflow.period_type,
        inflow.period_start,
        inflow.country_code,
        inflow.region_code,
        inflow.persons as inflow,
        outflow.persons as outflow,
        case when {{ of_one_day('inflow', 'outflow') }} then inflow.persons - outflow.persons end as net,
        {{ of_two_days('inflow', 'outflow') }} as is_net_of_two_days,
        case when {{ of_one_day('inflow', 'observed') }} then observed.person_months end as person_months,
        observed.has_two_days = 1 or (observed.person_months is not null and not {{ of_one_day('inflow', 'observed') }})
            as is_of_two_days,
        observed.has_gap,
        inflow.status as inflow_status,
        outflow.status as outflow_status,
        case
            when known.is_rolled_up = 1 then 'not_observable'
            when inflow.status = 'open' or outflow.status = 'open' then 'open'
            when known.is_reporting = 0 then 'not_observable'
            when inflow.status <> 'shown' then inflow.status
            else outflow.status
        end as status
    from flow_end as inflow
    inner join flow_end as outflow
        on inflow.scope = outflow.scope
        and inflow.period_type = outflow.period_type
        and inflow.period_start = outflow.period_start
        and inflow.region_code = outflow.region_code
        and outflow.flow_direction = 'out'
    inner join known
        on inflow.region_code = known.place_code
        and inflow.period_type = known.period_type
        and inflow.period_start = known.period_start
    left join observed
        on inflow.region_code = observed.region_code
        and inflow.period_type = observed.period_type
        and inflow.period_start = observed.period_start
    where inflow.flow_direction = 'in'
),
flow_totals as (
    select
        scope,
        period_type,
        period_start,
        country_code,
        region_code,
        case when status <> 'not_observable' then inflow end as inflow,
        case when status <> 'not_observable' then outflow end as outflow,
        case when status = 'shown' then net end as net,
        person_months,
        case when status = 'shown' then round(1000 * net / cast(person_months as double), 1) end as net_per_1000_person_months,
        status,
        case
            when status = 'shown' and (is_net_of_two_days or (person_months is null and is_of_two_days)) then {{ two_days_reason() }}
            when status = 'shown' and person_months is null and has_gap = 1
                then 'no count of person-months: no report from any partner in one of its half-years'
            when status = 'shown' and person_months is null then 'no count of person-months: fewer than 100 people, or a hidden cell'
            when status = 'few' then 'people who came or who left are too few to show, or none'
            when status = 'not_observable' then 'nobody there reported, or counted with the country'
            when status = 'open' then 'period still open'
            when status = 'gap' then 'no report from any partner'
            else ''
        end as reason
    from node
)
select * from flow_totals
