{{ config(materialized='incremental', incremental_strategy='append', pre_hook="{{ replacing_published('period_type') }}") }}
{{ after('previous_person_service') }}
-- Person sets of pub_services: each service received, `any` for at least one; each need stated; and each need for which no
-- service of the need seed was received in the same period, from any partner and in any region of the country. Services that
-- tell of HIV or of injecting stand in a dimension of their own, `guarded_service_code`, with its own pattern.
with support as (
    select * from {{ ref('int_person_support') }}
),
period as (
    select * from {{ ref('int_period_month') }}
),
service as {{ inlined() }} (
    select * from {{ ref('service') }}
),
need as {{ inlined() }} (
    select * from {{ ref('need') }}
),
received as (
    select
        support.scope,
        support.person_id,
        support.record_key,
        support.partner_code,
        period.period_type,
        period.period_start,
        period.period_rank,
        support.country_code,
        support.region_code,
        bit_or(support.service_bits) as service_bits,
        bit_or(support.need_bits) as need_bits
    from support
    inner join period on support.month_start = period.month_start
    {{ if_published('support', 'period_no', of='period') }}
    where period.period_type <> 'fiscal_year'
    group by
        support.scope, support.person_id, support.record_key, support.partner_code,
        period.period_type, period.period_start, period.period_rank, support.country_code, support.region_code
),
-- Whoever has a bit of a code received it, or said to need it.
code as (
    select
        case when is_guarded = 1 then 'none' else service end as service_code,
        case when is_guarded = 1 then service else 'none' end as guarded_service_code,
        {{ service_bit('service') }} as service_bits,
        0 as need_bits
    from service
    union all
    select 'any' as service_code, 'none' as guarded_service_code, bit_or({{ service_bit('service') }}) as service_bits, 0 as need_bits
    from service
    union all
    select need_code as service_code, 'none' as guarded_service_code, 0 as service_bits, {{ need_bit('need_code') }} as need_bits
    from need
    group by need_code
),
unmet_code as (
    select
        unmet_code as service_code,
        {{ need_bit('need_code') }} as need_bits,
        bit_or({{ service_bit('service_code') }}) as answered_by_bits
    from need
    group by unmet_code, need_code
),
needing as (
    select * from received where need_bits <> 0
),
needing_period as (
    select received.scope, received.person_id, received.period_type, received.period_start, bit_or(received.service_bits) as service_bits
    from received
    inner join (select scope, person_id from needing group by scope, person_id) as anybody
        on received.person_id = anybody.person_id and received.scope = anybody.scope
    group by received.scope, received.person_id, received.period_type, received.period_start
),
person_services as (
    select
        received.scope, received.person_id, received.record_key, received.partner_code,
        received.period_type, received.period_start, received.period_rank,
        received.country_code, received.region_code, code.service_code, code.guarded_service_code
    from received
    cross join code
    where received.service_bits & code.service_bits <> 0 or received.need_bits & code.need_bits <> 0
    union all
    select
        needing.scope, needing.person_id, needing.record_key, needing.partner_code,
        needing.period_type, needing.period_start, needing.period_rank,
        needing.country_code, needing.region_code, unmet_code.service_code, 'none' as guarded_service_code
    from needing
    inner join needing_period as period
        on needing.person_id = period.person_id
        and needing.scope = period.scope
        and needing.period_type = period.period_type
        and needing.period_start = period.period_start
    cross join unmet_code
    where needing.need_bits & unmet_code.need_bits <> 0 and period.service_bits & unmet_code.answered_by_bits = 0
)
select * from person_services
