-- Person sets of pub_said_flows. Between countries at war by calendar year alone. The said country is in `origin_country`,
-- since its declared list is that one.
with said as (
    select * from {{ ref('int_person_said_place') }}
),
period as (
    select * from {{ ref('int_due_month') }} where is_counted = 1
),
said_flows as (
    select
        said.scope,
        said.person_id,
        said.record_key,
        said.partner_code,
        period.period_type,
        period.period_start,
        period.period_rank,
        said.country_code,
        said.said_country as origin_country,
        said.said_kind
    from said
    inner join period
        on said.month_start = period.month_start and period.period_type in ('half_year', 'year')
    where period.period_type = 'year'
        or not {{ are_at_war('said.country_code', 'said.said_country') }}
)
select * from said_flows
