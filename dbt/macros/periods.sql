{# Calendar arithmetic in words that DuckDB and Spark both know. #}

{% macro as_of() %}cast('{{ env_var("CROSSINGS_AS_OF", "2024-02-20") }}' as date){% endmacro %}

{% macro period_start(period_type, month) -%}
    {%- if period_type == 'month' -%} {{ month }}
    {%- elif period_type == 'quarter' -%} make_date(year({{ month }}), 3 * quarter({{ month }}) - 2, 1)
    {%- elif period_type == 'half_year' -%} make_date(year({{ month }}), case when month({{ month }}) <= 6 then 1 else 7 end, 1)
    {%- elif period_type == 'year' -%} make_date(year({{ month }}), 1, 1)
    {%- elif period_type == 'fiscal_year' -%}
        make_date(year({{ month }}) - case when month({{ month }}) >= 10 then 0 else 1 end, 10, 1)
    {%- endif -%}
{%- endmacro %}

{% macro period_months() %}{{ return({'month': 1, 'quarter': 3, 'half_year': 6, 'year': 12, 'fiscal_year': 12}) }}{% endmacro %}

{% macro months_after(day, months) %}cast({{ day }} + interval '{{ months }}' month as date){% endmacro %}

{% macro days_after(day, days) %}cast({{ day }} + cast({{ days }} as integer) as date){% endmacro %}
