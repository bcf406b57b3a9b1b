{# Sentences are templates in a seed; the numbers come from published cells. A missing number gives no sentence. #}
{% macro sentence_slots() %}
    {{ return(['persons', 'point', 'denominator', 'low', 'high', 'indoor', 'outdoor', 'indoor_before', 'change', 'real',
        'composition', 'who', 'received', 'expected']) }}
{% endmacro %}

{% macro sentence_values() -%}
    {%- for slot in sentence_slots() -%}
        {%- if slot in kwargs -%}
            {%- if slot in ('change', 'real', 'composition', 'who') -%}
        coalesce({{ kwargs[slot] }}, '?') as {{ slot }}
            {%- else -%}
        coalesce(cast(cast({{ kwargs[slot] }} as bigint) as varchar), '?') as {{ slot }}
            {%- endif -%}
        {%- else -%} '' as {{ slot }} {%- endif -%}
        {{ ", " if not loop.last }}
    {%- endfor -%}
{%- endmacro %}

{% macro signed(points) -%}
case when round({{ points }}, 1) > 0 then '+' when round({{ points }}, 1) < 0 then '−' else '' end || cast(cast(abs({{ points }}) as decimal(9, 1)) as varchar)
{%- endmacro %}

{% macro fill(template) -%}
    {%- set text = namespace(sql="replace(replace(" ~ template ~ ", '{place}', place.place), '{period}', fact.period)") -%}
    {%- for slot in sentence_slots() -%}
        {%- set text.sql = "replace(" ~ text.sql ~ ", '{" ~ slot ~ "}', fact." ~ slot ~ ")" -%}
    {%- endfor -%}
    {{ text.sql }}
{%- endmacro %}
