{#
What only DuckDB can say so. Another engine adds a file of its own beside this one, with its own words for the same macros;
everything else is SQL that both have.

    whole_number_of(text)    the same whole number, not below zero, for the same text, today and after an upgrade
    number_of_row(columns, relation)  a number of these values, for one statement: another release of the engine may give another
    sum_modulo(value, bits)  aggregate: the sum of whole numbers, modulo 2^bits. Numbers may be below zero; the sum is not
    set_of(column)           aggregate: the distinct values of a column as one value that can be compared
    member_of(set)           in a select list: one row per value of such a set
    deleting_fits()          of an increment: whether there is memory to delete rows of this model's table; else what stays is written anew
    parts_of_persons()       in how many parts, one after the other, persons are put into their cells
    inlined()                of a CTE that is read more than once: read its relation each time, with the filters of each reader
    connected_components(links, name)   CTEs: connected components of links (scope, token, other_token, both directions): one row
                             per linked token, with the smallest of its component: scope, token, smallest
#}
{% macro whole_number_of(text) -%} {{ adapter.dispatch('whole_number_of')(text) }} {%- endmacro %}
{% macro number_of_row(columns, relation) -%} {{ adapter.dispatch('number_of_row')(columns, relation) }} {%- endmacro %}
{% macro sum_modulo(value, bits) -%} {{ adapter.dispatch('sum_modulo')(value, bits) }} {%- endmacro %}
{% macro set_of(column) -%} {{ adapter.dispatch('set_of')(column) }} {%- endmacro %}
{% macro member_of(set) -%} {{ adapter.dispatch('member_of')(set) }} {%- endmacro %}
{% macro inlined() -%} {{ adapter.dispatch('inlined')() }} {%- endmacro %}
{% macro parts_of_persons() -%} {{ adapter.dispatch('parts_of_persons')() }} {%- endmacro %}
{% macro deleting_fits() -%} {{ return(adapter.dispatch('deleting_fits')()) }} {%- endmacro %}
{% macro connected_components(links, name) -%} {{ adapter.dispatch('connected_components')(links, name) }} {%- endmacro %}

{% macro duckdb__whole_number_of(text) -%} cast(md5_number_lower({{ text }}) // 2 as bigint) {%- endmacro %}

{# Sixty-four bits: of a million different rows two share a number once in forty million statements. #}
{% macro duckdb__number_of_row(columns, relation) -%}
    hash({% for c in columns %}{{ relation }}.{{ c }}{{ ', ' if not loop.last }}{% endfor %})
{%- endmacro %}

{# Sums have 128 bits, and a division of such a number takes as long as all else that is done for a group. #}
{% macro duckdb__sum_modulo(value, bits) -%} cast(sum({{ value }}) & {{ 2 ** bits - 1 }} as bigint) {%- endmacro %}

{# Most sets are of one value and need no sorting. #}
{% macro duckdb__set_of(column) -%}
    case when len(list({{ column }})) = 1 then list({{ column }}) else list_sort(list_distinct(list({{ column }}))) end
{%- endmacro %}

{% macro duckdb__member_of(set) -%} unnest({{ set }}) {%- endmacro %}

{# Without these words DuckDB 1.5 stores the whole relation first, and a filter reaches no scan. #}
{% macro duckdb__inlined() -%} not materialized {%- endmacro %}

{#
DuckDB guesses how many rows a filter on text leaves, and may be wrong by a hundred times: then it keeps the join of all contacts in
memory, and looks up the few that have changed. A month of ten million contacts that was sent once more ended so, with 8 GB.
#}
{#
Where rows were deleted here and there DuckDB 1.5 holds a mark of eight bytes for every row of the table as soon as the marks are read, and each
checkpoint reads those of all tables: of thirty million contacts more than 8 GB. Where they would not fit, tables are written anew without
those rows, all but the small ones: a twentieth of what may be held.
#}
{% macro duckdb__deleting_fits() -%}
    {%- set asked -%}
    select
        coalesce(sum(estimated_size), 0),
        coalesce(sum(estimated_size) filter (schema_name = '{{ this.schema }}' and table_name = '{{ this.identifier }}'), 0)
    from duckdb_tables()
    where database_name = '{{ this.database }}'
    {%- endset -%}
    {%- set all_rows, own_rows = run_query(asked).rows[0] -%}
    {%- set allowed = env_var('CROSSINGS_MARKED_ROWS') | int -%}
    {{ return(all_rows <= allowed or own_rows <= allowed / 20) }}
{%- endmacro %}

{#
With ten million contacts and 8 GB, origins take two thirds of the memory in four parts, and the same CPU. Whether they fit 1 GB is decided by
threads, not by parts (memory_limit.py), save for places of a person. A build that goes on has few persons, and reads more to find them.
#}
{% macro duckdb__parts_of_persons() -%} {{ 1 if is_increment() else 4 }} {%- endmacro %}

{#
Most components are of two tokens, and need no walk. Elsewhere the smallest token walks along the links until nothing changes, one row
kept per token, also where a poor recipe joins thousands. What was found is grouped before it is compared with what is known, or DuckDB
may take the comparison for the join: a hundred times the work.
#}
{% macro duckdb__connected_components(links, name) -%}
{{ name }}_end as (
    select scope, token, count(*) as links, min(other_token) as other_token from {{ links }} group by scope, token
),
{{ name }}_pair as (
    select one.scope, one.token, least(one.token, other.token) as smallest
    from {{ name }}_end as one
    inner join {{ name }}_end as other on one.other_token = other.token and one.scope = other.scope
    where one.links = 1 and other.links = 1
),
{{ name }}_walk as (
    select link.scope, link.token, link.other_token
    from {{ links }} as link
    left join {{ name }}_pair as pair on link.token = pair.token and link.scope = pair.scope
    where pair.token is null
),
{{ name }}_walked (scope, token, smallest) using key (scope, token) as (
    select scope, token, min(least(token, other_token)) from {{ name }}_walk group by scope, token
    union
    select found.scope, found.token, found.smallest
    from (
        select walk.scope, walk.other_token as token, min(walked.smallest) as smallest
        from {{ name }}_walked as walked
        inner join {{ name }}_walk as walk on walked.token = walk.token and walked.scope = walk.scope
        group by walk.scope, walk.other_token
    ) as found
    inner join recurring.{{ name }}_walked as known on found.token = known.token and found.scope = known.scope
    where found.smallest < known.smallest
),
{{ name }} as (
    select scope, token, smallest from {{ name }}_pair
    union all
    select scope, token, smallest from {{ name }}_walked
)
{%- endmacro %}
