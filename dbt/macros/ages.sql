{#
Ages as published: the finest band in which a recorded interval lies; the wider ones, 18-24 and 25+, where no band of five years
holds it; `wider_than_band` where neither does. warehouse/contract/ages.py says the same in Python, and a test compares them.
#}
{% macro age_band(low, high) -%}
    case
        when {{ low }} is null then 'not_recorded'
        when {{ low }} >= 50 then '50+'
        when {{ low }} >= 18 and {{ high }} < 20 then '18-19'
        {% for first in range(20, 50, 5) -%}
        when {{ low }} >= {{ first }} and {{ high }} < {{ first + 5 }} then '{{ first }}-{{ first + 4 }}'
        {% endfor -%}
        when {{ low }} >= 18 and {{ high }} < 25 then '18-24'
        when {{ low }} >= 25 then '25+'
        else 'wider_than_band'
    end
{%- endmacro %}
