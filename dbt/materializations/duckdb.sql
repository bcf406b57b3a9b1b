{#
Tables and views on DuckDB, replaced in one statement within the model's transaction. The adapter's own way builds beside, moves the
former one aside, moves the new one into its place and drops the former: twice as many statements, and more macros than the models
themselves, for each of two hundred models. A reader sees the former one until the commit, and a model that fails leaves it.

Nothing here is for indexes, grants, comments or foreign keys: the project has none of them.
#}

{% materialization table, adapter="duckdb" %}
  {{ return(replaced(this.incorporate(type='table'))) }}
{% endmaterialization %}

{% materialization view, adapter="duckdb" %}
  {{ return(replaced(this.incorporate(type='view'))) }}
{% endmaterialization %}

{% macro replaced(relation) %}
  {{ run_hooks(pre_hooks, inside_transaction=False) }}
  {{ run_hooks(pre_hooks, inside_transaction=True) }}
  {%- if relation.is_table -%}
    {%- set word, create = 'create  table', create_table_as(False, relation, compiled_code) -%}
  {%- else -%}
    {%- set word, create = 'create view', get_create_view_as_sql(relation, sql) -%}
  {%- endif -%}
  {%- if create.split(word) | length != 2 -%}
    {% do exceptions.raise_compiler_error('The adapter makes ' ~ relation ~ ' in other words than before: see dbt/materializations/.') %}
  {%- endif -%}
  {%- set former = load_cached_relation(this) -%}
  {%- if former is not none and former.type != relation.type -%}
    {% do adapter.drop_relation(former) %}
  {%- endif -%}
  {% call statement('main') -%} {{ create | replace(word, word | replace('create', 'create or replace')) }} {%- endcall %}
  {{ run_hooks(post_hooks, inside_transaction=True) }}
  {{ adapter.commit() }}
  {{ run_hooks(post_hooks, inside_transaction=False) }}
  {{ return({'relations': [relation]}) }}
{% endmacro %}

{#
An increment is inserted as it is computed. The adapter's own way puts it into a temporary table first, compares the columns of both, and
inserts from there. One that reads its own table is computed first all the same: DuckDB lets an insert read what it has just inserted, in
the second part of a union for one. A column that the table has and the model has not, or the other way round, is an error; a type that
is another one is cast (tests/contract/increments look for it).
#}
{% materialization incremental, adapter="duckdb" %}
  {%- set former = load_cached_relation(this) -%}
  {%- if former is none or former.is_view or should_full_refresh() -%}
    {{ return(replaced(this.incorporate(type='table'))) }}
  {%- endif -%}
  {{ run_hooks(pre_hooks, inside_transaction=False) }}
  {{ run_hooks(pre_hooks, inside_transaction=True) }}
  {%- set columns = run_query('describe ' ~ this).columns[0].values() | map('tojson') | join(', ') -%}
  {% call statement('main') -%}
    insert into {{ this }} by name
    with increment as {{ '' if (this | string) in compiled_code else 'not ' }}materialized (
    {{ compiled_code }}
    )
    select {{ columns }}, * exclude ({{ columns }}) from increment
  {%- endcall %}
  {{ run_hooks(post_hooks, inside_transaction=True) }}
  {{ adapter.commit() }}
  {{ run_hooks(post_hooks, inside_transaction=False) }}
  {{ return({'relations': [former]}) }}
{% endmaterialization %}
