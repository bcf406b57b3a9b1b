{#
Linkage: which tokens changed since the last finished build, and what hangs on them. Every model of it is a function of the
set of accepted rows: an increment replaces what a change touches, as a whole, and leaves the rest.

    is_increment()        whether this build goes on from the last one; a build that was killed is followed by a whole one
    order_key()           sorts contacts by (date, partner, row): the order in which attributes are learnt
    order_no()            the same as one whole number: days since 1970, then number of the partner, then row
    match_keys(relation)  one row per match key and token, from rows with m1 … m4
#}
{% macro is_increment() -%}
    {{ return(execute and not flags.FULL_REFRESH and model.resource_type == 'model' and has_been_built()) }}
{%- endmacro %}

{% macro has_been_built() -%}
    {{ return(adapter.get_relation(database=target.database, schema='intermediate', identifier='int_person_token') is not none) }}
{%- endmacro %}

{% macro since_last_build(load_id) -%}
    {{ load_id }} > (select max(load_id) from {{ source('raw', 'build_mark') }})
{%- endmacro %}

{% macro order_key() -%}
    cast(contact_date as varchar) || '|' || partner_code || '|' || lpad(cast(row_no as varchar), 9, '0')
{%- endmacro %}

{% macro order_no(contact_date, partner_no, row_no) -%}
    ({{ contact_date }} - date '1970-01-01') * {{ 2 ** 44 }} + {{ partner_no }} * {{ 2 ** 31 }} + {{ row_no }}
{%- endmacro %}

{% macro match_keys(relation) -%}
    {% for label in ['m1', 'm2', 'm3', 'm4'] -%}
    select distinct scope, '{{ label }}' as key_label, {{ label }} as match_token, token
    from {{ relation }}
    where {{ label }} is not null
    {{ "union all" if not loop.last }}
    {% endfor %}
{%- endmacro %}

{% macro same_keys(one, other) -%}
    {% for column in ['scope', 'token', 'm1', 'm2', 'm3', 'm4', 'birth_year_band'] -%}
    {{ one }}.{{ column }} is not distinct from {{ other }}.{{ column }}{{ " and " if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{# Takes out of a table of state what a change touches, before the insert brings it anew. #}
{% macro replacing(changed, condition) -%}
    {%- if is_increment() and deleting_fits() -%}
    delete from {{ this }} as state using {{ changed }} as changed where {{ condition }}
    {%- elif is_increment() -%}
    create or replace table {{ this }} as
    select state.* from {{ this }} as state
    where state.rowid not in (select state.rowid from {{ this }} as state, {{ changed }} as changed where {{ condition }})
    {%- else -%}
    select 1
    {%- endif -%}
{%- endmacro %}

{% macro same(columns) -%}
    {% for column in columns %}state.{{ column }} = changed.{{ column }}{{ " and " if not loop.last }}{% endfor %}
{%- endmacro %}
