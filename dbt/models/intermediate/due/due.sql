-- What a release of this day closes: cells whose day has come and that are not in the ledger, and those that a restatement asks for.
-- One line for each published table and period, with the reason. Nothing else is computed of persons.
with closed_cell as {{ inlined() }} (
    select * from {{ ref('stg_closed_cell') }}
),
partner as (
    select * from {{ ref('stg_partner') }} where safe_to_show
),
pending as (
    select * from {{ ref('stg_restatement') }}
),
work as (
    select * from {{ ref('stg_partner_city') }}
),
places as (
    select * from {{ ref('place') }}
),
period_month as (
    select * from {{ ref('int_period_month') }}
),
event_month as (
    select * from {{ ref('int_event_month') }}
),
allowed_grain as (
    select * from {{ ref('allowed_grain') }}
),
-- Which of its cells a pending restatement may change is known once their persons are counted.
restatement as (
    select max(day) as restating from pending
),
work_city as (
    select distinct places.country_code, places.region_code, places.city_code
    from work
    inner join partner on work.partner_code = partner.partner_code
    inner join places on work.city_code = places.city_code and places.level = 'city'
),
place as (
    select country_code, 'all' as region_code, 'all' as city_code, 'country' as level from work_city
    union
    select country_code, region_code, 'all' as city_code, 'region' as level from work_city
    union
    select country_code, region_code, city_code, 'city' as level from work_city
),
declared as (
    {%- for table_name in tables_of_persons() %}
    {{ declared_parts(table_name) }}
    {{ "union all" if not loop.last }}
    {%- endfor %}
),
calendar as (
    select period_type, period_start, min(period_rank) as period_rank, min(period_end) as period_end
    from period_month
    group by period_type, period_start
    union all
    select period_type, period_start, min(period_rank) as period_rank, min(period_end) as period_end
    from event_month
    group by period_type, period_start
),
ends as (
    select
        *,
        cast(case period_type
            {%- for period_type, months in period_months().items() %}
            when '{{ period_type }}' then {{ months_after('period_end', months) }}
            {%- endfor %}
        end as date) as next_period_end
    from calendar
),
closing as (
    select
        pattern.table_name,
        pattern.pattern_id,
        calendar.period_type,
        calendar.period_start,
        {{ closes_on() }} as closes_on
    from allowed_grain as pattern
    inner join ends as calendar
        on calendar.period_rank >= {{ rank_of_finest('pattern.finest_period') }}
        and (calendar.period_type <> 'fiscal_year' or pattern.with_fiscal_year = 1)
        and (calendar.period_type in ('before_event', 'after_event')) = (pattern.dimensions like '%|event_window|%')
    where {{ closes_on() }} <= {{ as_of() }}
),
expected as (
    select
        closing.table_name, closing.pattern_id, closing.period_type, closing.period_start,
        max(closing.closes_on) as closes_on, count(*) as cells
    from closing
    inner join declared
        on closing.table_name = declared.table_name
        and closing.pattern_id = declared.pattern_id
        and closing.period_type = coalesce(declared.period_type, closing.period_type)
        and closing.period_start = coalesce(declared.period_start, closing.period_start)
    group by closing.table_name, closing.pattern_id, closing.period_type, closing.period_start
),
known as (
    select
        declared.table_name, declared.pattern_id, closed_cell.period_type, closed_cell.period_start,
        count(*) as cells, max(restatement.restating) as restating
    from closed_cell
    cross join restatement
    inner join declared
        on closed_cell.table_name = declared.table_name and {{ part_of_cell('closed_cell') }} = declared.part
        and closed_cell.period_type = coalesce(declared.period_type, closed_cell.period_type)
        and closed_cell.period_start = coalesce(declared.period_start, closed_cell.period_start)
    group by declared.table_name, declared.pattern_id, closed_cell.period_type, closed_cell.period_start
),
missing as (
    select
        expected.table_name, expected.period_type, expected.period_start, expected.closes_on,
        case when known.restating is not null then 'restated' when known.cells is null then 'closes' else 'new cells' end as why
    from expected
    left join known
        on expected.table_name = known.table_name
        and expected.pattern_id = known.pattern_id
        and expected.period_type = known.period_type
        and expected.period_start = known.period_start
    where known.cells is null or known.cells < expected.cells or known.restating is not null
),
-- Means of strata stand in no list of grains: the totals that are made of them do.
stratum as (
    select
        ends.period_type, ends.period_start, {{ days_after('ends.period_end', 45) }} as closes_on,
        case when max(restatement.restating) is null then 'closes' else 'restated' end as why
    from ends
    cross join restatement
    left join closed_cell
        on closed_cell.table_name = 'stratum_mean'
        and ends.period_type = closed_cell.period_type
        and ends.period_start = closed_cell.period_start
    where ends.period_type = 'half_year' and {{ days_after('ends.period_end', 45) }} <= {{ as_of() }}
    group by ends.period_type, ends.period_start, ends.period_end
    having max(closed_cell.cell) is null or max(restatement.restating) is not null
),
due_cells as (
    select table_name, period_type, period_start, max(closes_on) as closes_on, max(why) as why
    from missing
    group by table_name, period_type, period_start
    union all
    select 'stratum_mean' as table_name, period_type, period_start, closes_on, why from stratum
)
select * from due_cells
