{#
Codes: several values of some dimensions (`coded`) that a person has at once, as bits of one number, code_bits. `codes` is a list of what
each bit stands for: {'bit': …, one entry for each of `coded`}.

    bit_of(names, prefix)             dict: a bit for each name, in their order
    bits_met(bits)                    number: the bits of the conditions that hold. `bits`: condition: bit
    bit_named(column, bits)           number: the bit of the name that a column holds. `bits`: name: bit
    unlike_the_seed(names, seed, column)   query, for tests: names that only the list of a macro has, or only the seed
    shown_codes(codes, coded)         relation: what a pattern shows of them. By which of `coded` (by_…), their values, the bits of whoever
                                      has them (code_bits), and mask_no
    masks_of(codes, coded)            list: the bits of each of these, without repetition; mask_no is the place in it, from one
#}
{% macro bit_of(names, prefix='') -%}
    {%- set bits = {} -%}
    {%- for name in names %}{% do bits.update({prefix ~ name: 2 ** loop.index0}) %}{% endfor -%}
    {{ return(bits) }}
{%- endmacro %}

{% macro bits_met(bits) -%}
    cast(
    {%- for condition, bit in bits.items() %}
        {{ '+ ' if not loop.first }}case when {{ condition }} then {{ bit }} else 0 end
    {%- endfor %}
    as integer)
{%- endmacro %}

{% macro bit_named(column, bits) -%}
    case {{ column }}{% for name, bit in bits.items() %} when '{{ name }}' then {{ bit }}{% endfor %} end
{%- endmacro %}

{% macro unlike_the_seed(names, seed, column) -%}
select coalesce(listed.name, seed.name) as wrong
from (values {% for name in names %}('{{ name }}'){{ ', ' if not loop.last }}{% endfor %}) as listed (name)
full outer join (select {{ column }} as name from {{ seed }} group by {{ column }}) as seed on listed.name = seed.name
where listed.name is null or seed.name is null
{%- endmacro %}

{% macro shown_codes(codes, coded) -%}
{%- set masks = masks_of(codes, coded) -%}
(values
    {%- for shown in _shown_by_pattern(codes, coded) %}
    ({% for d in coded %}{{ shown.by[d] }}, '{{ shown.said[d] }}', {% endfor %}{{ shown.mask }}, {{ masks.index(shown.mask) + 1 }}){{ ',' if not loop.last }}
    {%- endfor %}
) as shown ({% for d in coded %}by_{{ d }}, {{ d }}, {% endfor %}code_bits, mask_no)
{%- endmacro %}

{% macro masks_of(codes, coded) %}{{ return(_shown_by_pattern(codes, coded) | map(attribute='mask') | unique | list) }}{% endmacro %}

{# For each choice of `coded` that a pattern may show, and each of its values: the bits of whoever has that value. #}
{% macro _shown_by_pattern(codes, coded) -%}
    {%- set found = [] -%}
    {%- for choice in range(2 ** (coded | length)) -%}
        {%- set by, masks = {}, {} -%}
        {%- for d in coded %}{% do by.update({d: choice // 2 ** loop.index0 % 2}) %}{% endfor -%}
        {%- for code in codes -%}
            {%- set said = {} -%}
            {%- for d in coded %}{% do said.update({d: code[d] if by[d] else 'all'}) %}{% endfor -%}
            {%- set key = said.values() | join('|') -%}
            {%- do masks.update({key: {'by': by, 'said': said, 'mask': masks.get(key, {'mask': 0}).mask + code.bit}}) -%}
        {%- endfor -%}
        {%- do found.extend(masks.values()) -%}
    {%- endfor -%}
    {{ return(found) }}
{%- endmacro %}
