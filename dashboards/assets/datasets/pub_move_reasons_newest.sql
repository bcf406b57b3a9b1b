-- Why people moved and how long they mean to stay, in the newest period of which a number is shown: one answer a row. Where none ever
-- is shown, the newest closed period says so.
with pub_move_reasons as (
    select * from published.pub_move_reasons
),
newest as (
    select
        period_type, period_start, country_code, migrant_group,
        case when move_reason <> 'all' then 'move_reason' else 'intended_stay' end as question_code,
        case when move_reason <> 'all' then move_reason else intended_stay end as move_answer,
        persons, status
    from pub_move_reasons
    where migrant_group in ('national', 'migrant')
    qualify period_start = coalesce(
        max(period_start) filter (where status = 'shown') over (), max(period_start) filter (where status <> 'open') over ()
    )
)
select * from newest
