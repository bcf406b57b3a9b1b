{#
Places under occupation or fire are shown with their country only, by the months of the seed place_rollup: whole months, so
that neither the day of a front nor the end of old rows' days moves a figure. To use it, join the months and ask for the place:

    left join int_rolled_up_city_month as rollup on x.city_code = rollup.city_code and x.month_start = rollup.month_start
    select shown_place('x.region_code', 'rollup')

`rolled_up` is in no declared domain: it is counted with the country, and published nowhere by itself.
#}
{% macro shown_place(place, rollup) -%}
case when {{ rollup }}.city_code is null then {{ place }} else 'rolled_up' end
{%- endmacro %}

{# Whole months from one day to a later one, counted as begun: within k months means at most k. #}
{% macro months_begun(from_day, to_day) -%}
cast(12 * (year({{ to_day }}) - year({{ from_day }})) + month({{ to_day }}) - month({{ from_day }})
    + case when day({{ to_day }}) > day({{ from_day }}) then 1 else 0 end as integer)
{%- endmacro %}

{# A month as a number, to reckon in months with a column. #}
{% macro month_number(day) -%}12 * year({{ day }}) + month({{ day }}){%- endmacro %}
