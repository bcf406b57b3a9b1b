{#
Increments by person: a build recomputes the persons whom the last deliveries changed. Every model of persons is a function of each
person's own rows, so an increment takes out the rows of changed persons and computes them anew.

    replacing_persons()           pre-hook: takes out all rows of changed persons
    replacing_persons(column)     the same for rows whose month or day is not before the changed one
    if_changed(alias)             a join with the changed persons; nothing in a whole build
    if_changed(alias, column)     the same for rows not before the changed month
    if_published(alias, column)   the same for what is published of persons (int_changed_published): not before a month, or, of a
                                  period_no (or of a period_type, in words), in a period that the month is in
    previous_rows(past)           rows of changed persons in `past`, a source of what the last build left
    previous_published(past, column)   the same of what is published of them
    goes_on_from(name)            a table of the source `previous_build` that an increment reads, so that lineage knows it

Everywhere the person comes before the scope: DuckDB passes over rows of a large table by the first column of a join alone, and by a
number quickly. With the scope first, the same join of 242 million rows with half a million persons takes three times the CPU.
#}
{% macro replacing_persons(column=none) -%}
    {%- set since = ' and state.' ~ column ~ ' >= changed.from_month' if column else '' -%}
    {{ replacing(ref('int_changed_person'), same(['person_id', 'scope']) ~ since) }}
{%- endmacro %}

{% macro if_changed(alias, column=none) -%}
    {{ after('int_changed_person') }}
    {%- if is_increment() -%}
    inner join {{ ref('int_changed_person') }} as changed
        on {{ alias }}.person_id = changed.person_id
        and {{ alias }}.scope = changed.scope
        {%- if column %}
        and {{ alias }}.{{ column }} >= changed.from_month
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{# Pre-hook: takes out the age bands of changed persons, from the changed year on. #}
{% macro replacing_ages() -%}
    {{ replacing(ref('int_changed_person'), same(['person_id', 'scope']) ~ ' and state.age_year >= year(changed.from_month)') }}
{%- endmacro %}

{% macro replacing_published(column, since='') -%}
    {{ replacing(ref('int_changed_published'), same(['person_id', 'scope']) ~ ' and ' ~ is_published_since('state', column, since)) }}
{%- endmacro %}

{# `of`: where the column is, if not in the relation of the persons. #}
{% macro if_published(alias, column, since='', of=none) -%}
    {{ after('int_changed_published') }}
    {%- if is_increment() -%}
    inner join {{ ref('int_changed_published') }} as changed
        on {{ alias }}.person_id = changed.person_id
        and {{ alias }}.scope = changed.scope
        and {{ is_published_since(of or alias, column, since) }}
    {%- endif -%}
{%- endmacro %}

{#
`since` is 'before_' where the period before is computed anew too. Numbers of periods of one kind are in their order. A relation that
has its periods in words (period_type, period_start) is asked by `period_type`.
#}
{% macro is_published_since(alias, column, since='') -%}
    {%- if column in ('period_no', 'period_type') -%}
    {%- set number = period_no(alias ~ '.period_type', alias ~ '.period_start') if column == 'period_type' else alias ~ '.period_no' -%}
    {{ number }} >= case mod({{ number }}, 10)
        {%- for name, kind in (period_kinds() if since else numbered_kinds()).items() %} when {{ kind }} then changed.{{ since }}{{ name }}_no{% endfor %} end
    {%- else -%}
    {{ alias }}.{{ column }} >= changed.from_month
    {%- endif -%}
{%- endmacro %}

{# What an increment reads of the last build. dbt notes sources while it parses, and then no build is an increment. #}
{% macro goes_on_from(name) -%}
    {%- if model.resource_type == 'model' %}{% set needed = source('previous_build', name) %}{% endif -%}
{%- endmacro %}

{# Another model that must be built before, though not read in a whole build. dbt's unit tests never read it. #}
{% macro after(name) -%}
    {%- if model.resource_type == 'model' %}{% set needed = ref(name) %}{% endif -%}
{%- endmacro %}

{# The rows of changed persons in a source of what the last build left (previous_build, previous_marts). #}
{% macro previous_rows(past) -%}
-- depends_on: {{ ref('int_changed_person') }}
{% if is_increment() -%}
select state.*
from {{ past }} as state
{{ if_changed('state') }}
{%- else -%}
select cast(null as varchar) as scope where 1 = 0
{%- endif %}
{%- endmacro %}

{# The whole table, where it is small. #}
{% macro previous_table(past) -%}
{% if is_increment() -%}
select * from {{ past }}
{%- else -%}
select cast(null as varchar) as partner_code where 1 = 0
{%- endif %}
{%- endmacro %}

{% macro previous_published(past, column, since='') -%}
-- depends_on: {{ ref('int_changed_published') }}
{% if is_increment() -%}
select state.*
from {{ past }} as state
{{ if_published('state', column, since) }}
{%- else -%}
select
    cast(null as varchar) as scope{% if column == 'period_no' %},
    cast(null as bigint) as person_id,
    cast(null as bigint) as record_key,
    cast(null as integer) as period_no,
    cast(null as bigint) as set_id
    {%- endif %}
where 1 = 0
{%- endif %}
{%- endmacro %}

{# Partners and months as far as they decide what a person counts as, one line each. #}
{% macro declared_state() -%}
    select
        'partner' as kind,
        partner.partner_code as code,
        concat_ws('|', partner.country_code, cast(partner.safe_to_show as varchar)) as said
    from {{ ref('stg_partner') }} as partner
    union all
    select 'month' as kind, cast(month_start as varchar) as code, '' as said
    from {{ ref('int_period_month') }}
    where period_type = 'month'
{%- endmacro %}

{# Pre-hook: takes out the cells, made of sets, of the periods in which they are made anew. #}
{% macro replacing_counted_sets(table_name) -%}
    {{ replacing(
        ref('set_changed_period'),
        "changed.table_name = '" ~ table_name ~ "' and " ~ period_no('state.period_type', 'state.period_start') ~ ' = changed.period_no'
    ) }}
{%- endmacro %}

{# Pre-hook: takes out the stays, or the moves that begin them, which an increment computes anew. #}
{% macro replacing_stays() -%}
    {{ replacing(ref('int_stay_restart'), same(['person_id', 'scope']) ~ ' and state.stay_no >= changed.stay_no') }}
{%- endmacro %}
