with files as (
    select * from {{ ref('stg_file') }}
),
partner as (
    select * from {{ source('raw', 'partner') }}
),
period as (
    select * from {{ ref('int_period_month') }}
),
refusal as (
    select * from {{ ref('stg_refusal') }}
),
file as (
    select file.partner_code, file.delivery_id, file.outcome, partner.country_code, period.period_type, period.period_start
    from files as file
    inner join partner on file.partner_code = partner.partner_code
    inner join period on file.month_start = period.month_start
    where partner.safe_to_show and period.period_type = 'half_year'
),
measured_files as (
    select period_type, period_start, country_code, 'files' as quality_kind, 'received' as measure from file
    union all
    select period_type, period_start, country_code, 'files' as quality_kind, outcome as measure from file
    union all
    select file.period_type, file.period_start, file.country_code, 'refusal_rule' as quality_kind, refusal.rule as measure
    from file
    inner join refusal on file.partner_code = refusal.partner_code and file.delivery_id = refusal.delivery_id
),
counted_files as (
    -- A file has each measure once, and each rule: the keys of stg_file and stg_refusal.
    select
        period_type, period_start, country_code, quality_kind, measure,
        cast(count(*) as integer) as files
    from measured_files
    group by period_type, period_start, country_code, quality_kind, measure
)
select * from counted_files
