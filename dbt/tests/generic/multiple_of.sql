{% test multiple_of(model, column, base) %}
select {{ column }} from {{ model }} where mod({{ column }}, {{ base }}) <> 0
{% endtest %}
