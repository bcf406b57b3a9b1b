-- Down from the stated total: what is left after each step, and what fell away at it.
with pub_mapping_audit as (
    select * from published.pub_mapping_audit
),
total as (
    select
        max(case when step_code = 'stated' then stated end) as stated,
        max(case when step_code = 'as_printed' then reproduced end) as printed,
        max(case when step_code = 'persons_only' then reproduced end) as persons_only,
        max(case when step_code = 'annual' then reproduced end) as annual
    from pub_mapping_audit
    having count(*) > 0
),
step as (
    select 1 as place, 'stated' as step_code, stated as persons_left, 0 as fell_away from total
    union all
    select 2, 'as_printed', printed, stated - printed from total
    union all
    select 3, 'persons_only', persons_only, printed - persons_only from total
    union all
    select 4, 'annual', annual, persons_only - annual from total
),
bar as (
    select place, step_code, persons_left, 'left' as step_part, persons_left as persons from step
    union all
    select place, step_code, persons_left, 'falls_away', fell_away from step where fell_away > 0
)
select * from bar
