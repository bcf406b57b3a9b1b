{# Estimates from the network's own overlap do not leave the regional audience. #}
{% test no_own_overlap(model) %}
select area_code, method from {{ model }} where lists <> '' or method like 'own overlap%'
{% endtest %}
