{#
How often a key of a model occurs more than once. Where a build goes on from the last one, only rows of persons and deliveries that
changed are looked at: the others are as they were, and reading them all would cost a tenth of the increment.
#}
{% macro occurring_twice(model_name, key) -%}
select '{{ model_name }}' as model_name, count(*) as rows_of_one_key
from {{ ref(model_name) }} as kept
{%- if model_name in ('int_contact_person', 'int_person') %}
where not exists (select 1 from {{ ref('int_changed_person') }})
    or exists (
        select 1 from {{ ref('int_changed_person') }} as changed
        where kept.person_id = changed.person_id and kept.scope = changed.scope
    )
{%- elif 'delivery_id' in key %}
where not exists (select 1 from {{ ref('stg_changed_delivery') }})
    or kept.delivery_id in (select changed.delivery_id from {{ ref('stg_changed_delivery') }} as changed)
{%- endif %}
group by {{ key | join(', ') }}
having count(*) > 1
{%- endmacro %}
