{# The lists of the seed capture_list, in the order of their codes. A test compares them with the seed. #}
{% macro capture_lists() %}{{ return(['fixed_site', 'outreach', 'remote']) }}{% endmacro %}

{# Two lists each, with the bits of both, and the bit of whoever is on both. #}
{% macro capture_pairs() -%}
    {%- set lists, bits, pairs = capture_lists(), bit_of(capture_lists()), [] -%}
    {%- for one in lists -%}
        {%- set first = loop.index0 -%}
        {%- for other in lists[first + 1:] -%}
            {%- do pairs.append({
                'capture': one ~ '+' ~ other,
                'lists': bits[one] + bits[other],
                'bit': 2 ** (32 + pairs | length),
            }) -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(pairs) }}
{%- endmacro %}

{# Lists, and pairs of which the person is on both (`all_list_bits`, from any partner) and this partner's row on one. #}
{% macro capture_code_bits(list_bits, all_list_bits) -%}
    {{ list_bits }}
    {%- for pair in capture_pairs() %}
        + case
            when {{ all_list_bits }} & {{ pair.lists }} = {{ pair.lists }} and {{ list_bits }} & {{ pair.lists }} <> 0 then {{ pair.bit }}
            else 0
        end
    {%- endfor %}
{%- endmacro %}

{# What each bit stands for (codes.sql). #}
{% macro capture_codes() -%}
    {%- set codes = [] -%}
    {%- for list, bit in bit_of(capture_lists()).items() %}{% do codes.append({'bit': bit, 'capture': list}) %}{% endfor -%}
    {%- for pair in capture_pairs() %}{% do codes.append({'bit': pair.bit, 'capture': pair.capture}) %}{% endfor -%}
    {{ return(codes) }}
{%- endmacro %}
