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

{# `with_share`: the label says why a number that is shown has no share (part_of_whole). #}
{% macro status_columns(relation, with_share=false) -%}
    {{ relation }}.status,
    {% if with_share -%}
    case when {{ relation }}.is_of_two_days then {{ two_days_reason() }} else {{ relation }}.status_label end as status_label,
    {%- else -%}
    {{ relation }}.status_label,
    {%- endif %}
    {{ relation }}.first_published,
    {{ relation }}.restated_in
{%- endmacro %}
