-- Person sets of pub_services: each service received, `any` for at least one; each need stated; and each need for which no
-- service of the need seed was received in the same period, from any partner and in any region of the country. They are bits of
-- one number (service_codes): a row for each of them would be seven times as many rows.
with contact as (
    select * from {{ ref('int_published_contact') }}
),
period as {{ inlined() }} (
    select * from {{ ref('int_due_month') }} where is_counted = 1
),
need as (
    select * from {{ ref('need') }}
),
support as (
    select
        scope,
        person_id,
        min(record_key) as record_key,
        partner_code,
        country as country_code,
        region as region_code,
        month_start,
        bit_or(service_bits) as service_bits,
        bit_or(need_bits) as need_bits
    from contact
    where month_start in (select period.month_start from period)
    group by scope, person_id, partner_code, country, region, month_start
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
        bit_or({{ received_bits('support.service_bits') }}) as service_bits,
        bit_or(support.need_bits) as need_bits
    from support
    inner join period on support.month_start = period.month_start
    where period.period_type <> 'fiscal_year'
    group by
        support.scope, support.person_id, support.record_key, support.partner_code,
        period.period_type, period.period_start, period.period_rank, support.country_code, support.region_code
),
-- Of whom says a need: what the period gave, by whomever it was given.
needing_period as (
    select scope, person_id, period_type, period_start, bit_or(service_bits) as service_bits
    from received
    group by scope, person_id, period_type, period_start
    having bit_or(need_bits) <> 0
),
answer as (
    select
        {{ bit_named('need_code', need_bit_of()) }} as need_bits,
        bit_or({{ bit_named('service_code', service_bit_of()) }}) as service_bits
    from need
    group by need_code
),
unmet as (
    select given.service_bits, bit_or(answer.need_bits) as need_bits
    from (select service_bits from needing_period group by service_bits) as given
    inner join answer on given.service_bits & answer.service_bits = 0
    group by given.service_bits
),
person_services as (
    select
        received.scope, received.person_id, received.record_key, received.partner_code,
        received.period_type, received.period_start, received.period_rank,
        received.country_code, received.region_code,
        {{ service_code_bits('received.service_bits', 'received.need_bits', 'unmet.need_bits') }} as code_bits
    from received
    left join needing_period as period
        on received.person_id = period.person_id
        and received.scope = period.scope
        and received.period_type = period.period_type
        and received.period_start = period.period_start
    left join unmet on period.service_bits = unmet.service_bits
    where received.service_bits <> 0 or received.need_bits <> 0
)
select * from person_services
