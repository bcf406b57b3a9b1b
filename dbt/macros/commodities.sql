{# What is given out in pieces. The contact contract has an amount for each. #}
{% macro commodities() %}{{ return(['condoms', 'lubricant', 'needles']) }}{% endmacro %}
