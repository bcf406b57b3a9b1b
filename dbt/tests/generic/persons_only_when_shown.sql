{# A hidden cell has no number, a shown one has at least 5. #}
{% test persons_only_when_shown(model) %}
select status, persons
from {{ model }}
where (status = 'shown' and coalesce(persons, 0) < 5) or (status <> 'shown' and persons is not null)
{% endtest %}
