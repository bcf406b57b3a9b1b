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
        {% for service in services() -%}
        max(support.svc_{{ service }}) as svc_{{ service }},
        {% endfor -%}
        {% for need in needs() -%}
        max(support.need_{{ need }}) as need_{{ need }}{{ "," if not loop.last }}
        {% endfor %}
    from support
    inner join period on support.month_start = period.month_start
    {{ if_published('support', 'period_no', of='period') }}
    where period.period_type <> 'fiscal_year'
    group by
        support.scope, support.person_id, support.record_key, support.partner_code,
        period.period_type, period.period_start, period.period_rank, support.country_code, support.region_code
),
code as (
    select service as service_code from service
    union all
    select 'any' as service_code
    union all
    select need_code as service_code from need group by need_code
),
coded as (
    select
        received.scope, received.person_id, received.record_key, received.partner_code,
        received.period_type, received.period_start, received.period_rank,
        received.country_code, received.region_code, code.service_code
    from received
    cross join code
    where case code.service_code
        {% for service in services() -%}
        when '{{ service }}' then received.svc_{{ service }}
        {% endfor -%}
        {% for need in needs() -%}
        when 'need_{{ need }}' then received.need_{{ need }}
        {% endfor -%}
        else greatest(
            {% for service in services() -%}
            received.svc_{{ service }}{{ "," if not loop.last }}
            {% endfor -%}
        )
    end = 1
),
person_period as (
    select
        scope, person_id, period_type, period_start,
        bit_or(
            {% for service in services() -%}
            case when svc_{{ service }} = 1 then {{ service_bit_of()[service] }} else 0 end{{ " +" if not loop.last }}
            {% endfor %}
        ) as service_bits
    from received
    group by scope, person_id, period_type, period_start
),
answered_by as (
    select need_code, unmet_code, bit_or({{ service_bit('service_code') }}) as service_bits
    from need
    group by need_code, unmet_code
),
unmet as (
    select
        coded.scope, coded.person_id, coded.record_key, coded.partner_code,
        coded.period_type, coded.period_start, coded.period_rank,
        coded.country_code, coded.region_code, answered_by.unmet_code as service_code
    from coded
    inner join answered_by on coded.service_code = answered_by.need_code
    inner join person_period
        on coded.person_id = person_period.person_id
        and coded.scope = person_period.scope
        and coded.period_type = person_period.period_type
        and coded.period_start = person_period.period_start
    where person_period.service_bits & answered_by.service_bits = 0
),
supported as (
    select * from coded
    union all
    select * from unmet
),
person_services as (
    select
        supported.scope, supported.person_id, supported.record_key, supported.partner_code,
        supported.period_type, supported.period_start, supported.period_rank,
        supported.country_code, supported.region_code,
        case when service.is_guarded = 1 then 'none' else supported.service_code end as service_code,
        case when service.is_guarded = 1 then supported.service_code else 'none' end as guarded_service_code
    from supported
    left join service on supported.service_code = service.service
)
select * from person_services
