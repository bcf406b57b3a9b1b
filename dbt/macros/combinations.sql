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

{% macro set_id(combination) -%} {{ sum_modulo(combination, 62) }} {%- endmacro %}

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

{# Every choice of indicators that a person can have met, as bits: whoever was reached has the first. #}
{% macro indicator_bitmaps() -%}
    (values {% for bits in range(1, 2 ** coverage_indicators() | length, 2) %}({{ bits }}){{ ", " if not loop.last }}{% endfor %})
{%- endmacro %}

{# What is counted in a window around an event, as bits: met; met where the place of work is known; met indoors; reported a violation. #}
{% macro event_bits() %}{{ return({'reached': 1, 'recorded': 2, 'indoor': 4, 'reported': 8}) }}{% endmacro %}

{# A partner in a window, with room for event_bits. #}
{% macro window_partner_id(partner, window) -%}
    {{ combination_id([partner ~ '.partner_code', window ~ '.country_code', window ~ '.event_window'], free_bits=4) }}
{%- endmacro %}

{# Persons of a period (int_person_period) with the set of places and settings recorded there, by what is asked of sets (summary). #}
{% macro person_shares(persons, summary) -%}
select person.scope, person.person_id, person.record_key, person.period_no, member.share_set_id as set_id
from {{ persons }} as person
inner join {{ summary }} as member on person.set_id = member.set_id
where member.all_settings_bitmap > 0
{%- endmacro %}

{#
Where and how a partner met a person in a period, whether indoors, and at how many contacts: of the relations person
(int_person_month_channel), place (int_channel_place) and period. `asked`: a join that says which persons and periods.
#}
{% macro setting_cells(asked='') -%}
    select
        person.scope,
        person.person_id,
        period.period_no,
        place.channel_place_id,
        place.partner_no,
        place.place_no,
        min(person.record_key) as record_key,
        max(case when person.setting_group = 'indoor' then 1 else 0 end) as is_indoor,
        cast(sum(person.contacts) as bigint) as contacts
    from person
    inner join place
        on person.partner_code = place.partner_code
        and person.country_code = place.country_code
        and person.region_code = place.region_code
        and person.channel_group = place.channel_group
    inner join period on person.month_start = period.month_start
    {{ asked }}
    where period.period_type in ('quarter', 'half_year', 'year')
    group by
        person.scope, person.person_id, period.period_no, place.channel_place_id, place.partner_no, place.place_no
{%- endmacro %}
