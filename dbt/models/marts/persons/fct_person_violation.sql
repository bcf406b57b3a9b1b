-- Person sets of pub_violations: people who reported a violation of their rights, by what happened and by who did it. What the
-- form leaves open is `not_recorded`. `perpetrator_group` folds third parties into `other`; `perpetrator_detail` keeps them apart
-- and is shown only where a pattern names it.
with published_contact as (
    select * from {{ ref('int_published_contact') }}
),
period as (
    select * from {{ ref('int_due_month') }} where is_counted = 1
),
reported as (
    select
        scope,
        person_id,
        record_key,
        partner_code,
        country as country_code,
        month_start,
        coalesce(violation_kind, 'not_recorded') as violation_kind,
        coalesce(perpetrator_group, 'not_recorded') as perpetrator_detail
    from published_contact
    where violation_kind is not null or perpetrator_group is not null
),
person_violations as (
    select
        reported.scope,
        reported.person_id,
        reported.record_key,
        reported.partner_code,
        period.period_type,
        period.period_start,
        period.period_rank,
        reported.country_code,
        reported.violation_kind,
        case when reported.perpetrator_detail = 'third_party' then 'other' else reported.perpetrator_detail end as perpetrator_group,
        reported.perpetrator_detail
    from reported
    inner join period on reported.month_start = period.month_start
    where period.period_type in ('half_year', 'year')
    group by
        reported.scope, reported.person_id, reported.record_key, reported.partner_code,
        period.period_type, period.period_start, period.period_rank,
        reported.country_code, reported.violation_kind, reported.perpetrator_detail
)
select * from person_violations
