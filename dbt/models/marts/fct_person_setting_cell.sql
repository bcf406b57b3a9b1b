{{ config(materialized='incremental', incremental_strategy='append', pre_hook="{{ replacing_published('period_type') }}") }}
-- Where and how a person was met in a period, and how often, one person's rows alone: partner, region, channel group, and
-- whether indoors. What the decomposition of the indoor share is made of.
with person as (
    select * from {{ ref('int_person_month_channel') }}
),
period as (
    select * from {{ ref('int_period_month') }}
),
cells as (
    select
        person.scope,
        person.person_id,
        min(person.record_key) as record_key,
        person.partner_code,
        period.period_type,
        period.period_start,
        period.period_rank,
        person.country_code,
        person.region_code,
        person.channel_group,
        max(case when person.setting_group = 'indoor' then 1 else 0 end) as is_indoor,
        cast(sum(person.contacts) as bigint) as contacts
    from person
    inner join period on person.month_start = period.month_start
    {{ if_published('person', 'period_no', of='period') }}
    where period.period_type in ('quarter', 'half_year', 'year')
    group by
        person.scope, person.person_id, person.partner_code, period.period_type, period.period_start, period.period_rank,
        person.country_code, person.region_code, person.channel_group
)
select * from cells
