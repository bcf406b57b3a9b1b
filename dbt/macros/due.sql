{#
What closes and is not closed: the declared cells of a table against the ledger.

    declared_parts(table_name)   the values of every declared cell, whatever the period: table_name, pattern_id, part (pattern and values,
                                 as in a cell's name); of windows around events, which exist in one period each, with it
    part_of_cell(relation)       the same of a cell in the ledger: its name without the period
#}
{% macro declared_parts(table_name) -%}
{%- set dimensions = published_dimensions(table_name) -%}
{%- set places = ['country_code', 'region_code', 'city_code'] -%}
select distinct
    '{{ table_name }}' as table_name,
    pattern.pattern_id,
    {{ 'value_event_window.period_type' if 'event_window' in dimensions else 'cast(null as varchar)' }} as period_type,
    {{ 'value_event_window.period_start' if 'event_window' in dimensions else 'cast(null as date)' }} as period_start,
    pattern.pattern_id
    {%- for d in dimensions %} || '|' || {% if d in places %}place.{{ d }}{% else %}value_{{ d }}.value{% endif %}{% endfor %} as part
from ({{ allowed_patterns(table_name, dimensions) }}) as pattern
inner join place
    on pattern.pattern_country in ('all', place.country_code)
    and place.level = {% if 'city_code' in dimensions -%}
        case when pattern.by_city_code = 1 then 'city' when pattern.by_region_code = 1 then 'region' else 'country' end
    {%- elif 'region_code' in dimensions -%}
        case when pattern.by_region_code = 1 then 'region' else 'country' end
    {%- else -%} 'country' {%- endif %}
{% for d in dimensions if d not in places -%}
inner join {{ dimension_domain(d, ref('int_event_month')) }} as value_{{ d }}
    on pattern.by_{{ d }} = value_{{ d }}.is_shown
    {%- if d in ('scope', 'destination_place') %}
    and value_{{ d }}.country_code in ('all', place.country_code)
    {%- elif d == 'event_window' %}
    and value_{{ d }}.country_code = place.country_code
    {%- endif %}
{% endfor %}
{%- endmacro %}

{% macro part_of_cell(relation) -%}
    split_part({{ relation }}.cell, '|', 1)
    || substr({{ relation }}.cell, length(split_part({{ relation }}.cell, '|', 1)) + length({{ relation }}.period_type) + 13)
{%- endmacro %}
