-- Rights violations that people reported: what happened by half-year, who did it by year, each in the newest period of which a number is
-- shown. Where none ever is, the newest closed period says so.
with pub_violations as (
    select * from published.pub_violations
),
asked as (
    select
        period_type, period_start, country_code, persons, status,
        case when perpetrator_group <> 'all' then 'who_did_it' else 'what_happened' end as question_code,
        case when perpetrator_group <> 'all' then 'by_' || perpetrator_group else violation_kind end as violation_answer
    from pub_violations
    where perpetrator_detail = 'all'
),
newest as (
    select period_type, period_start, country_code, question_code, violation_answer, persons, status
    from asked
    where period_type = case question_code when 'who_did_it' then 'year' else 'half_year' end
    qualify period_start = coalesce(
        max(period_start) filter (where status = 'shown') over (partition by question_code),
        max(period_start) filter (where status <> 'open') over (partition by question_code)
    )
)
select * from newest
