{# A hidden estimate has no number and a reason; a shown one has its numbers in order and no reason. A source may have no range. #}
{% test estimate_only_when_shown(model) %}
select status, low, point, high
from {{ model }}
where (status = 'shown' and (reason <> '' or low > point or point > high or low > high))
    or (status = 'shown' and lists <> '' and (low is null or point is null or high is null))
    or (status <> 'shown' and (reason = '' or coalesce(low, point, high) is not null))
{% endtest %}
