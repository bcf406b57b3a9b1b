{# Wilson score interval of k of n at 95 %. Both are protected counts; k may exceed n by its noise and is capped for the rate.
   No bound passes the point itself, 0 or 1: at all of n, rounding would put the upper one a hair below or above. #}
{% macro wilson(k, n, sign) -%}
    case when {{ n }} > 0 then
        {{ 'least(1, greatest(' if sign == '+' else 'greatest(0, least(' }}{{ k }} / cast({{ n }} as double), (({{ k }} / cast({{ n }} as double)) + 1.9208 / {{ n }}
            {{ sign }} 1.96 * sqrt(({{ k }} / cast({{ n }} as double)) * (1 - {{ k }} / cast({{ n }} as double)) / {{ n }} + 0.9604 / ({{ n }} * cast({{ n }} as double))))
        / (1 + 3.8416 / {{ n }})))
    end
{%- endmacro %}
