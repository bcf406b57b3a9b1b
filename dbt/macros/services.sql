{# The need columns of the contact contract, in its order. A test compares them with the need seed. #}
{% macro needs() %}{{ return(['shelter', 'legal', 'health', 'documents', 'psychosocial']) }}{% endmacro %}

{# Services received, and the HIV testing component as the partner ticked it, as bits of one number; needs stated, of another (codes.sql). #}
{% macro service_bit_of() %}{{ return(bit_of(services() + ['hts_component_met'])) }}{% endmacro %}
{% macro service_bits() -%}
    {{ bits_met(dict(bit_of(services(), 'svc_'), hts_component_met=service_bit_of()['hts_component_met'])) }}
{%- endmacro %}
{% macro need_bit_of() %}{{ return(bit_of(needs(), 'need_')) }}{% endmacro %}

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

{# What each bit stands for (codes.sql). Services that tell of HIV or of injecting stand in a dimension of their own. #}
{% macro service_codes() -%}
    {%- set codes = [] -%}
    {%- for service in services() -%}
        {%- set is_guarded = service in guarded_services() -%}
        {%- do codes.append({
            'bit': service_bit_of()[service],
            'service_code': 'none' if is_guarded else service,
            'guarded_service_code': service if is_guarded else 'none',
        }) -%}
    {%- endfor -%}
    {%- do codes.append({'bit': any_service_bit(), 'service_code': 'any', 'guarded_service_code': 'none'}) -%}
    {%- for need, bit in need_bit_of().items() -%}
        {%- do codes.append({'bit': bit * need_code_bit(), 'service_code': need, 'guarded_service_code': 'none'}) -%}
        {%- do codes.append({'bit': bit * unmet_code_bit(), 'service_code': need | replace('need_', 'unmet_'), 'guarded_service_code': 'none'}) -%}
    {%- endfor -%}
    {{ return(codes) }}
{%- endmacro %}
