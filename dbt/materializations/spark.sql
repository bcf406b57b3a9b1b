{#
Models on Spark. Views are tables, too: Spark's catalogue is in memory, and would forget them with the session. The mark before a
model's own SQL tells the translation where it begins (warehouse/spark/translation.py).

A table of Parquet cannot be changed row by row: an increment takes rows out by writing the others anew, which happens to each
`delete` on its way to Spark (warehouse/spark/statements.py).
#}

{% materialization table, adapter="spark" %}
  {{ return(made_on_spark()) }}
{% endmaterialization %}

{% materialization view, adapter="spark" %}
  {{ return(made_on_spark()) }}
{% endmaterialization %}

{% materialization incremental, adapter="spark" %}
  {{ return(made_on_spark(goes_on=is_increment())) }}
{% endmaterialization %}

{% macro made_on_spark(goes_on=false) %}
  {%- set relation = this.incorporate(type='table') -%}
  {%- set former = load_cached_relation(this) -%}
  {{ run_hooks(pre_hooks) }}
  {%- if config.get('contract').enforced %}{{ get_assert_columns_equivalent(compiled_code) }}{% endif %}
  {%- if goes_on and former is not none %}
    {% call statement('main') -%} insert into {{ relation }} by name /* a model */ {{ compiled_code }} {%- endcall %}
  {%- else %}
    {%- if former is not none %}{% do adapter.drop_relation(former) %}{% endif %}
    {% call statement('main') -%} create table {{ relation }} using parquet as /* a model */ {{ compiled_code }} {%- endcall %}
  {%- endif %}
  {{ run_hooks(post_hooks) }}
  {{ return({'relations': [relation]}) }}
{% endmacro %}
