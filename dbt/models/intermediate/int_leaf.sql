{{ config(materialized='incremental', incremental_strategy='append') }}
{%- set said = [
    'partner_code', 'country_code', 'region_code', 'city_code', 'setting_group', 'gender', 'age_band', 'origin_code'
] %}
-- What a leaf stands for: partner, place, setting group and attributes. `place_leaf_id` is that of partner and place alone;
-- `setting_bit` tells the recorded setting groups apart. A leaf that nobody is in any more stays: no cell is made of it.
with found as (
    select
        person.leaf_id,
        person.place_leaf_id,
        {% for c in said -%}
        person.{{ c }}{{ "," if not loop.last }}
        {% endfor %}
    from {{ ref('int_published_person_month') }} as person
    {{ if_published('person', 'month_start') }}
    group by
        person.leaf_id,
        person.place_leaf_id,
        {% for c in said -%}
        person.{{ c }}{{ "," if not loop.last }}
        {% endfor %}
)
select
    found.*,
    {{ setting_bit('found.setting_group') }} as setting_bit
from found
{%- if is_increment() %}
left join {{ this }} as known
    on found.leaf_id = known.leaf_id
    and {{ leaf_text(said, 'found') }} = {{ leaf_text(said, 'known') }}
where known.leaf_id is null
{%- endif %}
