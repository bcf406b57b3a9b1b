-- Why people moved and how long they mean to stay, in the newest period of which a number is shown: one answer a row. Where none ever
-- is shown, the newest closed period says so.
with pub_move_reasons as (
    select * from published.pub_move_reasons
),
dated as (
    select
        *,
        coalesce(
            max(case when status = 'shown' then period_start end) over (),
            max(case when status <> 'open' then period_start end) over ()
        ) as newest_start
    from pub_move_reasons
    where migrant_group in ('national', 'migrant')
),
newest as (
    select
        period_type, period_start, country_code, migrant_group,
        case when move_reason <> 'all' then 'move_reason' else 'intended_stay' end as question_code,
        case when move_reason <> 'all' then move_reason else intended_stay end as move_answer,
        persons, status
    from dated
    where period_start = newest_start
)
select * from newest
