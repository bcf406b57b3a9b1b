{# Whether two countries, as SQL expressions, are at war with each other. Made of warehouse/definitions/at_war.yaml: `make docs`. #}
{% macro are_at_war(one, other) %}({{ one }} = 'RU' and {{ other }} = 'UA' or {{ one }} = 'UA' and {{ other }} = 'RU'){% endmacro %}
