-- Leaves are numbers made of what they stand for. Should two combinations ever have the same one, the build ends here.
{%- set one_row_each = {
    'int_leaf': 'leaf_id',
    'int_place_leaf': 'place_leaf_id',
    'int_share_leaf': 'leaf_id, share_group',
    'int_transition_leaf': 'leaf_id',
    'int_indicator_leaf': 'leaf_id, indicator_code',
    'int_origin_leaf': 'leaf_id',
} %}
{% for name, columns in one_row_each.items() -%}
select '{{ name }}' as model from {{ ref(name) }} group by {{ columns }} having count(*) > 1
{{ "union all" if not loop.last }}
{% endfor %}
