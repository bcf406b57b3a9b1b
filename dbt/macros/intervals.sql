{# Wilson score interval of k of n at 95 %. Both are protected counts; k may exceed n by its noise and is capped for the rate.
   No bound passes the point itself, 0 or 1: at all of n, rounding would put the upper one a hair below or above. #}
{% macro wilson(k, n, sign) -%}
    case when {{ n }} > 0 then
        {{ 'least(1, greatest(' if sign == '+' else 'greatest(0, least(' }}{{ k }} / cast({{ n }} as double), (({{ k }} / cast({{ n }} as double)) + 1.9208 / {{ n }}
            {{ sign }} 1.96 * sqrt(({{ k }} / cast({{ n }} as double)) * (1 - {{ k }} / cast({{ n }} as double)) / {{ n }} + 0.9604 / ({{ n }} * cast({{ n }} as double))))
        / (1 + 3.8416 / {{ n }})))
    end
{%- endmacro %}

{#
Arithmetic is of one day: a share, a difference and a sum within a period are of cells counted on the same day. Where they are not,
there is no number, and the reason. A change between two periods compares shares, each of which is of one day of its own; a sum over parts
of a period is of the day of its last part, with which the period itself closes.
#}
{% macro day_of(cell=none) -%} coalesce({{ cell ~ '.' if cell }}counted_on, date '0001-01-01') {%- endmacro %}

{% macro of_one_day(cell, other) -%} ({{ cell }}.counted_on is not distinct from {{ other }}.counted_on) {%- endmacro %}

{# Two numbers that are shown and of two days. #}
{% macro of_two_days(cell, other) -%}
    coalesce({{ cell }}.status = 'shown' and {{ other }}.status = 'shown' and not {{ of_one_day(cell, other) }}, false)
{%- endmacro %}

{% macro two_days_reason() -%} 'not computed: counted on different days' {%- endmacro %}

{# The numerator of a share of protected numbers, which may lie above its base by its noise: empty where either is hidden, or of
another day. #}
{% macro shown_within(part, whole) -%}
    case
        when {{ part }}.status = 'shown' and {{ whole }}.status = 'shown' and {{ of_one_day(part, whole) }}
            then least({{ part }}.persons, {{ whole }}.persons)
    end
{%- endmacro %}

{# A part beside its whole: the base of its share, the numerator, and whether the share is missing since they are of two days. #}
{% macro part_of_whole(part, whole) -%}
    case when {{ of_one_day(part, whole) }} then {{ whole }}.persons end as base_persons,
        {{ shown_within(part, whole) }} as numerator,
        {{ of_two_days(part, whole) }} as is_of_two_days
{%- endmacro %}

{# A share and its interval, of columns `numerator` and `base`: empty where the numerator is. #}
{% macro share_columns(relation=none, base='base_persons') -%}
    {%- set numerator = relation ~ '.numerator' if relation else 'numerator' -%}
    {%- set whole = relation ~ '.' ~ base if relation else base -%}
    {{ numerator }} / cast({{ whole }} as double) as share,
        case when {{ numerator }} is not null then {{ wilson(numerator, whole, '-') }} end as share_low,
        case when {{ numerator }} is not null then {{ wilson(numerator, whole, '+') }} end as share_high,
{%- endmacro %}
