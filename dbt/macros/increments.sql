{#
Only linkage goes on from the last build, with which person each contact is of and what is true of a person for good. Rows of persons
whom the last deliveries changed are taken out and computed anew; every other model of persons is made anew, of what is due.

    replacing_persons()           pre-hook: takes out all rows of changed persons
    replacing_persons(column)     the same for rows whose month or day is not before the changed one
    if_changed(alias)             a join with the changed persons; nothing in a whole build
    goes_on_from(name)            a table of the source `previous_build` that an increment reads, so that lineage knows it

Everywhere the person comes before the scope: DuckDB passes over rows of a large table by the first column of a join alone, and by a
number quickly. With the scope first, the same join of 242 million rows with half a million persons takes three times the CPU.
#}
{% macro replacing_persons(column=none) -%}
    {%- set since = ' and state.' ~ column ~ ' >= changed.from_month' if column else '' -%}
    {{ replacing(ref('int_changed_person'), same(['person_id', 'scope']) ~ since) }}
{%- endmacro %}

{% macro if_changed(alias) -%}
    {%- if model.resource_type == 'model' %}{% set needed = ref('int_changed_person') %}{% endif -%}
    {%- if is_increment() -%}
    inner join {{ ref('int_changed_person') }} as changed
        on {{ alias }}.person_id = changed.person_id
        and {{ alias }}.scope = changed.scope
    {%- endif -%}
{%- endmacro %}

{# What an increment reads of the last build. dbt notes sources while it parses, and then no build is an increment. #}
{% macro goes_on_from(name) -%}
    {%- if model.resource_type == 'model' %}{% set needed = source('previous_build', name) %}{% endif -%}
{%- endmacro %}
