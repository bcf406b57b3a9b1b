{# Wilson score interval of k of n at 95 %. Both are protected counts; k may exceed n by its noise and is capped for the rate. #}
{% macro wilson(k, n, sign) -%}
    case when {{ n }} > 0 then
        (({{ k }} / cast({{ n }} as double)) + 1.9208 / {{ n }}
            {{ sign }} 1.96 * sqrt(({{ k }} / cast({{ n }} as double)) * (1 - {{ k }} / cast({{ n }} as double)) / {{ n }} + 0.9604 / ({{ n }} * cast({{ n }} as double))))
        / (1 + 3.8416 / {{ n }})
    end
{%- endmacro %}
