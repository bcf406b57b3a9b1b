-- Person sets of pub_injecting, by calendar year. Whoever once said yes in the year is `yes`; `asked` said yes or no; `not_asked`
-- is the rest, also where a partner's form has no such question. A person with several settings counts in each. The contributing
-- partner is the one that was told; of those not asked, each that met them.
with contacts as (
    select * from {{ ref('int_published_contact') }}
),
years as (
    select * from {{ ref('int_due_month') }} where is_counted = 1 and period_type = 'year'
),
person_years as (
    select * from {{ ref('int_person_period') }} where mod(period_no, 10) = {{ period_kinds()['year'] }}
),
combination_sets as (
    select * from {{ ref('int_combination_set') }}
),
combinations as (
    select * from {{ ref('int_reach_combination') }}
),
answers as (
    select
        contacts.scope,
        contacts.person_id,
        contacts.record_key,
        contacts.partner_code,
        contacts.country as country_code,
        years.period_type,
        years.period_start,
        years.period_rank,
        max(case when contacts.injects_drugs = 'yes' then 1 else 0 end) as says_yes,
        max(case when contacts.injects_drugs in ('yes', 'no') then 1 else 0 end) as is_asked
    from contacts
    inner join years on contacts.month_start = years.month_start
    group by
        contacts.scope, contacts.person_id, contacts.record_key, contacts.partner_code, contacts.country,
        years.period_type, years.period_start, years.period_rank
),
asked_persons as (
    select scope, person_id, period_start, max(is_asked) as is_asked
    from answers
    group by scope, person_id, period_start
),
labelled as (
    select *, 'yes' as injecting_answer from answers where says_yes = 1
    union all
    select *, 'asked' as injecting_answer from answers where is_asked = 1
    union all
    select answers.*, 'not_asked' as injecting_answer
    from answers
    inner join asked_persons
        on answers.person_id = asked_persons.person_id
        and answers.scope = asked_persons.scope
        and answers.period_start = asked_persons.period_start
    where asked_persons.is_asked = 0
),
worked as (
    select
        person_years.scope,
        person_years.person_id,
        {{ period_start_of('person_years.period_no') }} as period_start,
        combinations.setting_group
    from person_years
    inner join combination_sets on person_years.set_id = combination_sets.set_id
    inner join combinations on combination_sets.combination_id = combinations.combination_id
    group by person_years.scope, person_years.person_id, person_years.period_no, combinations.setting_group
),
answers_by_setting as (
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
        on labelled.person_id = worked.person_id
        and labelled.scope = worked.scope
        and labelled.period_start = worked.period_start
)
select * from answers_by_setting
