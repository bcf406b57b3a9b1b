{#
Tables, views and increments on Spark. The mark before a model's own SQL tells the translation where it begins.

A table of Parquet cannot be changed row by row: an increment takes rows out by writing the others anew, which the program that
starts dbt does for each `delete` (warehouse/spark/statements.py).
#}

{% materialization table, adapter="spark" %}
  {{ return(made_on_spark(this.incorporate(type='table'))) }}
{% endmaterialization %}

{% materialization view, adapter="spark" %}
  {{ return(made_on_spark(this.incorporate(type='view'))) }}
{% endmaterialization %}

{% materialization incremental, adapter="spark" %}
  {{ return(made_on_spark(this.incorporate(type='table'), is_kept=true)) }}
{% endmaterialization %}

{% macro made_on_spark(relation, is_kept=false) %}
  {%- set former = load_cached_relation(this) -%}
  {{ run_hooks(pre_hooks) }}
  {%- if config.get('contract').enforced %}{{ get_assert_columns_equivalent(compiled_code) }}{% endif %}
  {%- if is_kept and former is not none and is_increment() %}
    {% call statement('main') -%} insert into {{ relation }} by name /* a model */ {{ compiled_code }} {%- endcall %}
  {%- else %}
    {%- if former is not none %}{% do adapter.drop_relation(former) %}{% endif %}
    {% call statement('main') -%}
      create {{ relation.type }} {{ relation }} {{ 'using parquet' if relation.is_table }} as /* a model */ {{ compiled_code }}
    {%- endcall %}
  {%- endif %}
  {{ run_hooks(post_hooks) }}
  {{ return({'relations': [relation]}) }}
{% endmacro %}
