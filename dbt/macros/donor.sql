{# The donor audience sees the same numbers rounded to 5, national cells alone, no month: made from the protected ones. #}
{% macro rounded(persons) %}cast(5 * round({{ persons }} / 5.0) as bigint){% endmacro %}
