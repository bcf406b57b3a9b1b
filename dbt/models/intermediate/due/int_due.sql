-- What a release of this day closes: cells whose day has come and that are not in the ledger, and those that a restatement asks for.
-- One line for each published table and period, with the reason. Persons are counted in these periods alone.
with closed_cell as {{ inlined() }} (
    select * from {{ source('raw', 'closed_cell') }}
),
declared as {{ inlined() }} (
    select * from {{ ref('int_declared_part') }}
),
pending as (
    select * from {{ source('raw', 'restatement') }}
),
closing as {{ inlined() }} (
    select * from {{ ref('int_closing') }} where closes_on <= {{ as_of() }}
),
-- Which of its cells a pending restatement may change is known once their persons are counted.
restatement as (
    select max(day) as restating from pending
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
-- Means of strata have no declared cells: a half-year has whatever it has.
stratum as (
    select
        closing.table_name, closing.period_type, closing.period_start, closing.closes_on,
        case when max(restatement.restating) is null then 'closes' else 'restated' end as why
    from closing
    cross join restatement
    left join closed_cell
        on closing.table_name = closed_cell.table_name
        and closing.period_type = closed_cell.period_type
        and closing.period_start = closed_cell.period_start
    where closing.table_name = 'stratum_mean'
    group by closing.table_name, closing.period_type, closing.period_start, closing.closes_on
    having max(closed_cell.cell) is null or max(restatement.restating) is not null
),
due_cells as (
    select table_name, period_type, period_start, max(closes_on) as closes_on, max(why) as why
    from missing
    group by table_name, period_type, period_start
    union all
    select table_name, period_type, period_start, closes_on, why from stratum
),
counted_periods as (
    select table_name, period_type, period_start, {{ period_no('period_type', 'period_start') }} as period_no, closes_on, why from due_cells
)
select * from counted_periods
