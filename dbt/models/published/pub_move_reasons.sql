-- Why people moved, and for how long they mean to stay, by what they told partners in the year. Counts, and no share: not every
-- form asks.
with cell as (
    select * from {{ ref('protected_move_reason') }}
),
move_reasons as (
    select
        cell.period_type,
        cell.period_start,
        cell.country_code,
        cell.migrant_group,
        case when cell.move_answer like 'reason_%' then substr(cell.move_answer, 8) else 'all' end as move_reason,
        case when cell.move_answer like 'stay_%' then substr(cell.move_answer, 6) else 'all' end as intended_stay,
        cell.persons,
        {{ status_columns('cell') }}
    from cell
)
select * from move_reasons
