-- Combinations, and sets of them, are numbers made of what they stand for. Should two of them ever have the same one, the build ends here.
{%- set one_row_each = {
    'int_attribute_combination': 'combination_id',
    'int_place_combination': 'place_combination_id',
    'int_share_combination': 'combination_id, share_group',
    'int_transition_combination': 'combination_id',
    'int_indicator_combination': 'combination_id, indicator_code',
    'int_origin_combination': 'combination_id',
    'int_event_combination': 'combination_id, window_measure, window_violation',
} %}
{% for name, columns in one_row_each.items() -%}
select '{{ name }}' as model from {{ ref(name) }} group by {{ columns }} having count(*) > 1
union all
{% endfor -%}
select 'int_person_event' as model from {{ ref('int_person_event') }} group by set_id having min(combinations) <> max(combinations)
