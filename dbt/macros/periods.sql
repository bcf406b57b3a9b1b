{# Calendar arithmetic in words that DuckDB and Spark both know. #}

{# The day is asked for when SQL is made, not when dbt parses: what is parsed is the same on every day and in every home. #}
{% macro as_of() %}cast('{{ env_var("CROSSINGS_AS_OF", "2024-02-20") if execute else "2024-02-20" }}' as date){% endmacro %}

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

{# The first day of the period after this one. #}
{% macro next_period_start() -%}
    cast(case period_type
        {%- for period_type, months in period_months().items() %}
        when '{{ period_type }}' then {{ months_after('period_start', months) }}
        {%- endfor %}
    end as date)
{%- endmacro %}

{% macro days_after(day, days) %}cast({{ day }} + cast({{ days }} as integer) as date){% endmacro %}

{#
A period as one whole number, which is compared far faster than a word and a date: year, month and kind, as 2023101 is the
month of October 2023 and 2023105 the US fiscal year that begins in it.
#}
{% macro period_kinds() %}{{ return({'month': 1, 'quarter': 2, 'half_year': 3, 'year': 4, 'fiscal_year': 5}) }}{% endmacro %}

{# With them, the windows around an event, which begin in any month and are of no calendar. #}
{% macro numbered_kinds() %}{{ return(dict(period_kinds(), before_event=6, after_event=7)) }}{% endmacro %}

{% macro period_no(period_type, period_start) -%}
    cast(1000 * year({{ period_start }}) + 10 * month({{ period_start }}) + case {{ period_type }}
        {%- for name, kind in numbered_kinds().items() %} when '{{ name }}' then {{ kind }}{% endfor %} end as integer)
{%- endmacro %}

{% macro period_type_of(period_no) -%}
    case mod({{ period_no }}, 10)
        {%- for name, kind in numbered_kinds().items() %} when {{ kind }} then '{{ name }}'{% endfor %} end
{%- endmacro %}

{% macro period_start_of(period_no) -%}
    make_date(
        cast(floor({{ period_no }} / 1000) as integer), cast(mod(floor({{ period_no }} / 10), 100) as integer), 1)
{%- endmacro %}

{# 1 month … 4 year, fiscal year and the windows of events: finer periods have the lower rank. #}
{% macro rank_of_kind(kind) -%} cast(least({{ kind }}, 4) as integer) {%- endmacro %}

{% macro rank_of_period(period_no) -%} {{ rank_of_kind('mod(' ~ period_no ~ ', 10)') }} {%- endmacro %}

{# The finest rank that a published table is allowed to have: no person set is made finer. #}
{% macro finest_rank(table_name) -%}
    (
        select min({{ rank_of_finest('finest_period') }})
        from {{ ref('disclosure_pattern') }}
        where table_name = '{{ table_name }}'
    )
{%- endmacro %}

{% macro rank_of_finest(finest_period) -%}
    case {{ finest_period }} when 'month' then 1 when 'quarter' then 2 when 'half_year' then 3 else 4 end
{%- endmacro %}
