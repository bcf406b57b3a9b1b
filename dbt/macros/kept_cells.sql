{#
Cells that were published as closed keep their number, their status and their day; all others are as computed. The ledger
is filled after a release is published (warehouse/release/closing.py), from what this very macro gave.
#}
{% macro kept_cells(table_name, dimensions) %}
ledger as (
    select cell, persons, status, first_published
    from {{ ref('stg_closed_cell') }}
    where table_name = '{{ table_name }}'
),
{%- if 'scope' in dimensions %}
scope_countries as (
    select
        scope,
        case when min(country_code) = max(country_code) then '' else min(country_code) || '|' end || max(country_code) as countries
    from {{ ref('linkage_scope') }}
    group by scope
),
{%- endif %}
disclosed as (
    select
        {{ cell_columns(dimensions, 'computed') }},
        computed.cell,
        {% if 'scope' in dimensions -%}
        coalesce(scope_countries.countries, 'all') as countries,
        {%- else -%}
        computed.country_code as countries,
        {%- endif %}
        case when ledger.cell is null then computed.status else ledger.status end as status,
        case when ledger.cell is null then computed.perturbed_count else ledger.persons end as persons,
        case when ledger.cell is null then computed.closes_on else ledger.first_published end as first_published
    from computed
    left join ledger on computed.cell = ledger.cell
    {%- if 'scope' in dimensions %}
    left join scope_countries on computed.scope = scope_countries.scope
    {%- endif %}
)
{% endmacro %}

{# The name of a cell in the ledger, for ever: a pattern's id and the order of a table's dimensions must not change. #}
{% macro cell_name(dimensions, relation) -%}
    {{ relation }}.pattern_id || '|' || {{ relation }}.period_type || '|' || cast({{ relation }}.period_start as varchar)
    {%- for d in dimensions %} || '|' || {{ relation }}.{{ d }}{% endfor %}
{%- endmacro %}
