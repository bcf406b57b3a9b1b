{# Wilson score interval of k of n at 95 %. Both are protected counts; k may exceed n by its noise and is capped for the rate.
   No bound passes the point itself, 0 or 1: at all of n, rounding would put the upper one a hair below or above. #}
{% macro wilson(k, n, sign) -%}
    case when {{ n }} > 0 then
        {{ 'least(1, greatest(' if sign == '+' else 'greatest(0, least(' }}{{ k }} / cast({{ n }} as double), (({{ k }} / cast({{ n }} as double)) + 1.9208 / {{ n }}
            {{ sign }} 1.96 * sqrt(({{ k }} / cast({{ n }} as double)) * (1 - {{ k }} / cast({{ n }} as double)) / {{ n }} + 0.9604 / ({{ n }} * cast({{ n }} as double))))
        / (1 + 3.8416 / {{ n }})))
    end
{%- endmacro %}

{# The numerator of a share of protected numbers, which may lie above its base by its noise: empty where either is hidden. #}
{% macro shown_within(part, whole) -%}
    case when {{ part }}.status = 'shown' and {{ whole }}.status = 'shown' then least({{ part }}.persons, {{ whole }}.persons) end
{%- endmacro %}

{# A share and its interval, of columns `numerator` and `base`: empty where the numerator is. #}
{% macro share_columns(relation=none, base='base_persons') -%}
    {%- set numerator = relation ~ '.numerator' if relation else 'numerator' -%}
    {%- set whole = relation ~ '.' ~ base if relation else base -%}
    {{ numerator }} / cast({{ whole }} as double) as share,
        case when {{ numerator }} is not null then {{ wilson(numerator, whole, '-') }} end as share_low,
        case when {{ numerator }} is not null then {{ wilson(numerator, whole, '+') }} end as share_high,
{%- endmacro %}
