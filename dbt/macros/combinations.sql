{#
Combinations: what a person counts as in a period, as one number. The number is made of the values themselves, so that it is the
same in every build; a data test says that no two combinations share one.

    combination_id(columns, relation, free_bits)   `free_bits` of it are left zero, for what a combination can be besides
    set_id(combination)                            aggregate: a set as one number, the sum of its members; each may be in it once
#}
{% macro combination_id(columns, relation=none, free_bits=0) -%}
    mod({{ whole_number_of(combination_text(columns, relation)) }}, {{ 2 ** (62 - free_bits) }})
    {%- if free_bits %} * {{ 2 ** free_bits }}{% endif -%}
{%- endmacro %}

{% macro combination_text(columns, relation) -%}
    concat_ws('|'{% for c in columns %}, {{ relation ~ '.' if relation }}{{ c }}{% endfor %})
{%- endmacro %}

{% macro set_id(combination) -%} cast(mod(sum({{ combination }}), {{ 2 ** 62 }}) as bigint) {%- endmacro %}

{# Setting groups as bits; not recorded is none of them. #}
{% macro setting_bits() %}{{ return({'outdoor': 1, 'indoor': 2, 'remote': 4}) }}{% endmacro %}

{% macro setting_bit(setting_group) -%}
    case {{ setting_group }}{% for group, bit in setting_bits().items() %} when '{{ group }}' then {{ bit }}{% endfor %} else 0 end
{%- endmacro %}

{% macro has_bit(bits, bit) -%} {{ bits }} & {{ bit }} <> 0 {%- endmacro %}

{# A place with the settings recorded there: none of its own where nothing is. #}
{% macro share_place_id(place_combination_id, setting_bitmap) -%}
    case when {{ setting_bitmap }} > 0 then {{ combination_id([place_combination_id, setting_bitmap]) }} else 0 end
{%- endmacro %}

{# What shares add as bits beside partner and place: setting groups there; several in the country; a constant reporter. #}
{% macro share_bitmap(setting_bitmap, is_several, is_constant) -%}
    4 * {{ setting_bitmap }} + 2 * {{ is_several }} + {{ is_constant }}
{%- endmacro %}

{# Origins that are not declared are `other`. #}
{% macro origin_combination_id() -%}
    {{ combination_id([
        'person.partner_code',
        'person.country_code',
        "coalesce(declared.value, case when person.origin_country is null then 'not_recorded' else 'other' end)"
    ]) }}
{%- endmacro %}

{% macro indicator_bit(indicator_code) -%}
    case {{ indicator_code }}{% for code in coverage_indicators() %} when '{{ code }}' then {{ 2 ** loop.index0 }}{% endfor %} end
{%- endmacro %}
