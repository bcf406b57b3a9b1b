{%- set said = [
    'partner_code', 'country_code', 'region_code', 'city_code', 'setting_group', 'gender', 'age_band', 'origin_code'
] %}
with person as (
    select * from {{ ref('int_published_person_month') }}
),
found as (
    select
        person.combination_id,
        person.place_combination_id,
        {% for c in said -%}
        person.{{ c }}{{ "," if not loop.last }}
        {% endfor %}
    from person
    group by
        person.combination_id,
        person.place_combination_id,
        {% for c in said -%}
        person.{{ c }}{{ "," if not loop.last }}
        {% endfor %}
),
attribute_combinations as (
    select
        found.*,
        {{ setting_bit('found.setting_group') }} as setting_bit
    from found
)
select * from attribute_combinations
