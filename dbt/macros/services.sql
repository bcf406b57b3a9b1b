{# The need columns of the contact contract, in its order. A test compares them with the need seed. #}
{% macro needs() %}{{ return(['shelter', 'legal', 'health', 'documents', 'psychosocial']) }}{% endmacro %}

{# Services received, and the HIV testing component as the partner ticked it, as bits of one number, in the order of the contract. #}
{% macro service_bit_of() -%}
    {%- set bits = {} -%}
    {%- for service in services() %}{% do bits.update({service: 2 ** loop.index0}) %}{% endfor -%}
    {%- do bits.update({'hts_component_met': 2 ** (services() | length)}) -%}
    {{ return(bits) }}
{%- endmacro %}

{% macro service_bits() -%}
    cast(
    {%- for service, bit in service_bit_of().items() %}
        {{ '+ ' if not loop.first }}case when {{ service if service == 'hts_component_met' else 'svc_' ~ service }} then {{ bit }} else 0 end
    {%- endfor %}
    as integer)
{%- endmacro %}

{# Needs stated, as bits of another number. #}
{% macro need_bit_of() -%}
    {%- set bits = {} -%}
    {%- for need in needs() %}{% do bits.update({'need_' ~ need: 2 ** loop.index0}) %}{% endfor -%}
    {{ return(bits) }}
{%- endmacro %}

{% macro need_bits() -%}
    cast(
    {%- for need, bit in need_bit_of().items() %}
        {{ '+ ' if not loop.first }}case when {{ need }} then {{ bit }} else 0 end
    {%- endfor %}
    as integer)
{%- endmacro %}

{% macro need_bit(need) -%}
    case {{ need }}{% for name, bit in need_bit_of().items() %} when '{{ name }}' then {{ bit }}{% endfor %} end
{%- endmacro %}

{% macro service_bit(service) -%}
    case {{ service }}{% for name, bit in service_bit_of().items() %} when '{{ name }}' then {{ bit }}{% endfor %} end
{%- endmacro %}

{#
What a person counts as in pub_services, as bits of one number: each service received; any of them; each need stated; and each need
without a service. Services have room for 32, so that the other bits stay where they are when one is added.
#}
{% macro any_service_bit() %}{{ return(2 ** 32) }}{% endmacro %}
{% macro need_code_bit() %}{{ return(2 ** 33) }}{% endmacro %}
{% macro unmet_code_bit() %}{{ return(2 ** 48) }}{% endmacro %}

{# Services that were received: the testing component is none of them. #}
{% macro received_bits(service_bits) -%} ({{ service_bits }} & {{ 2 ** (services() | length) - 1 }}) {%- endmacro %}

{# `unanswered_bits`: needs for which the period gave no service, whoever said them; null where nobody said one. #}
{% macro service_code_bits(service_bits, need_bits, unanswered_bits) -%}
    cast({{ received_bits(service_bits) }} as bigint)
    + case when {{ received_bits(service_bits) }} <> 0 then {{ any_service_bit() }} else 0 end
    + {{ need_bits }} * {{ need_code_bit() }}
    + ({{ need_bits }} & coalesce({{ unanswered_bits }}, 0)) * {{ unmet_code_bit() }}
{%- endmacro %}

{# What each bit stands for. Whoever sees a guarded service sees no other beside it. #}
{% macro service_codes() %}
    select
        cast({{ service_bit('service') }} as bigint) as code_bit,
        case when is_guarded = 1 then 'none' else service end as service_code,
        case when is_guarded = 1 then service else 'none' end as guarded_service_code
    from {{ ref('service') }}
    union all
    select {{ any_service_bit() }} as code_bit, 'any' as service_code, 'none' as guarded_service_code
    union all
    select {{ need_bit('need_code') }} * {{ need_code_bit() }} as code_bit, need_code as service_code, 'none' as guarded_service_code
    from {{ ref('need') }}
    group by need_code
    union all
    select {{ need_bit('need_code') }} * {{ unmet_code_bit() }} as code_bit, unmet_code as service_code, 'none' as guarded_service_code
    from {{ ref('need') }}
    group by need_code, unmet_code
{%- endmacro %}
