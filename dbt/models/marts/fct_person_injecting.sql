-- Person sets of pub_injecting, by calendar year. Whoever once said yes in the year is `yes`; `asked` said yes or no; `not_asked`
-- is the rest, also where a partner's form has no such question. A person with several settings counts in each. The contributing
-- partner is the one that was told; of those not asked, each that met them.
with answer as (
    select
        contact.scope,
        contact.person_id,
        contact.record_key,
        contact.partner_code,
        contact.country as country_code,
        period.period_type,
        period.period_start,
        period.period_rank,
        max(case when contact.injects_drugs = 'yes' then 1 else 0 end) as says_yes,
        max(case when contact.injects_drugs in ('yes', 'no') then 1 else 0 end) as is_asked
    from {{ ref('int_published_contact') }} as contact
    inner join {{ ref('int_period_month') }} as period on contact.month_start = period.month_start
    where period.period_type = 'year'
    group by
        contact.scope, contact.person_id, contact.record_key, contact.partner_code, contact.country,
        period.period_type, period.period_start, period.period_rank
),
person as (
    select scope, person_id, period_start, max(is_asked) as is_asked
    from answer
    group by scope, person_id, period_start
),
labelled as (
    select *, 'yes' as injecting_answer from answer where says_yes = 1
    union all
    select *, 'asked' as injecting_answer from answer where is_asked = 1
    union all
    select answer.*, 'not_asked' as injecting_answer
    from answer
    inner join person
        on answer.scope = person.scope
        and answer.person_id = person.person_id
        and answer.period_start = person.period_start
    where person.is_asked = 0
),
worked as (
    select scope, person_id, period_start, setting_group
    from {{ ref('fct_person_period') }}
    where period_type = 'year'
    group by scope, person_id, period_start, setting_group
)
select
    labelled.scope,
    labelled.person_id,
    labelled.record_key,
    labelled.partner_code,
    labelled.period_type,
    labelled.period_start,
    labelled.period_rank,
    labelled.country_code,
    worked.setting_group,
    labelled.injecting_answer
from labelled
inner join worked
    on labelled.scope = worked.scope
    and labelled.person_id = worked.person_id
    and labelled.period_start = worked.period_start
