{#
What only Spark says so: its words for the macros of duckdb.sql. All other SQL is DuckDB's, and is translated as a whole on its way
to Spark (warehouse/spark/translation.py).
#}
{# Bytes 9 to 16 of the MD5, as DuckDB reads them: the last one is the highest. #}
{% macro spark__whole_number_of(text) -%} whole_number_of_text({{ text }}) {%- endmacro %}

{% macro spark__number_of_row(columns, relation) -%}
    xxhash64({% for c in columns %}{{ relation }}.{{ c }}{{ ', ' if not loop.last }}{% endfor %})
{%- endmacro %}

{% macro spark__sum_modulo(value, bits) -%} cast(mod(mod(sum({{ value }}), {{ 2 ** bits }}) + {{ 2 ** bits }}, {{ 2 ** bits }}) as bigint) {%- endmacro %}

{% macro spark__set_of(column) -%} sort_array(collect_set({{ column }})) {%- endmacro %}

{% macro spark__member_of(set) -%} explode({{ set }}) {%- endmacro %}

{% macro spark__inlined() -%} not materialized {%- endmacro %}
{# What stays is written anew there in any case (warehouse/spark/statements.py). #}
{% macro spark__deleting_fits() -%} {{ return(true) }} {%- endmacro %}

{# Spark parts persons among its workers by itself. #}
{% macro spark__parts_of_persons() -%} 1 {%- endmacro %}

{# The smallest token walks along the links, all of its ways kept until the end: slower than DuckDB's where thousands are joined. #}
{% macro spark__connected_components(links, name) -%}
{{ name }}_reached as (
    select scope, token, least(token, other_token) as smallest from {{ links }}
    union
    select link.scope, link.other_token as token, reached.smallest
    from {{ name }}_reached as reached
    inner join {{ links }} as link on reached.scope = link.scope and reached.token = link.token
    where reached.smallest < link.other_token
),
{{ name }} as (
    select scope, token, min(smallest) as smallest from {{ name }}_reached group by scope, token
)
{%- endmacro %}
