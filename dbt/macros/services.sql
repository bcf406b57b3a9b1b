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
