{# The columns that every published table of persons shares, in their order. #}
{% macro common_columns(relation, places=true) -%}
    {{ relation }}.period_type,
    {{ relation }}.period_start,
    {{ relation }}.country_code,
    {%- if places %}
    {{ relation }}.region_code,
    {{ relation }}.city_code,
    {%- endif %}
{%- endmacro %}

{% macro status_columns(relation) -%}
    {{ relation }}.status,
    {{ relation }}.status_label,
    {{ relation }}.first_published,
    {{ relation }}.restated_in
{%- endmacro %}
