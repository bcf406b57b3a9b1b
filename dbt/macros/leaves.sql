{#
Leaves: what a person counts as in a period, as one number. The number is made of the values themselves, so that it is the same
in every build; a data test says that no two combinations share one.

    leaf_id(columns, relation, free_bits)    `free_bits` of it are left zero, for what a leaf can be besides
    set_id(leaf)                             aggregate: a set of leaves as one number, their sum; each may be in it once
#}
{% macro leaf_id(columns, relation=none, free_bits=0) -%}
    mod({{ whole_number_of(leaf_text(columns, relation)) }}, {{ 2 ** (62 - free_bits) }})
    {%- if free_bits %} * {{ 2 ** free_bits }}{% endif -%}
{%- endmacro %}

{% macro leaf_text(columns, relation) -%}
    concat_ws('|'{% for c in columns %}, {{ relation ~ '.' if relation }}{{ c }}{% endfor %})
{%- endmacro %}

{% macro set_id(leaf) -%} cast(mod(sum({{ leaf }}), {{ 2 ** 62 }}) as bigint) {%- endmacro %}

{# Setting groups as bits; not recorded is none of them. #}
{% macro setting_bits() %}{{ return({'outdoor': 1, 'indoor': 2, 'remote': 4}) }}{% endmacro %}

{% macro setting_bit(setting_group) -%}
    case {{ setting_group }}{% for group, bit in setting_bits().items() %} when '{{ group }}' then {{ bit }}{% endfor %} else 0 end
{%- endmacro %}

{% macro has_bit(bits, bit) -%} {{ bits }} & {{ bit }} <> 0 {%- endmacro %}

{# A place with the settings recorded there: none of its own where nothing is. #}
{% macro share_place_id(place_leaf_id, place_bits) -%}
    case when {{ place_bits }} > 0 then {{ leaf_id([place_leaf_id, place_bits]) }} else 0 end
{%- endmacro %}

{# Bits of the shares' leaves beside partner and place: setting groups there; several in the country; a constant reporter. #}
{% macro share_leaf_bits(place_bits, is_several, is_constant) -%}
    4 * {{ place_bits }} + 2 * {{ is_several }} + {{ is_constant }}
{%- endmacro %}

{# Origins that are not declared are `other`. #}
{% macro origin_leaf_id() -%}
    {{ leaf_id([
        'person.partner_code',
        'person.country_code',
        "coalesce(declared.value, case when person.origin_country is null then 'not_recorded' else 'other' end)"
    ]) }}
{%- endmacro %}

{% macro indicator_bit(indicator_code) -%}
    case {{ indicator_code }}{% for code in coverage_indicators() %} when '{{ code }}' then {{ 2 ** loop.index0 }}{% endfor %} end
{%- endmacro %}

{# The columns that each person set in words begins with: of `person`, a row of persons as numbers, and `leaf`, one of its leaves. #}
{% macro person_in_words() -%}
    person.scope,
    person.person_id,
    person.record_key,
    leaf.partner_code,
    {{ period_type_of('person.period_no') }} as period_type,
    {{ period_start_of('person.period_no') }} as period_start,
    {{ rank_of_period('person.period_no') }} as period_rank,
    leaf.country_code
{%- endmacro %}
