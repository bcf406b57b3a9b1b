{# A hidden cell has no number, a shown one has at least the smallest group that may be told. #}
{% test persons_only_when_shown(model) %}
select status, persons
from {{ model }}
where (status in ('shown', 'no_denominator') and coalesce(persons, 0) < {{ var('smallest_group') }})
    or (status not in ('shown', 'no_denominator') and persons is not null)
{% endtest %}
