{#
Cells that were published as closed keep their number, their status and their day; all others are as computed. The ledger
is filled after a release is published (warehouse/release/closing.py), from what this very macro gave. While a restatement
is pending (`restating`, its day), all are as computed, and those that change say in which restatement, and what they said.

With `by_reports`, a cell that closes now takes the number of a closed cell that counts the same of the same reports (compared_closed): of
two such numbers, counted on two days, the difference would be who was erased or came late in between. It says on which day it
was counted. What a restatement computes anew is computed anew for both.
#}
{% macro kept_cells(table_name, dimensions, by_reports=true) %}
ledger as (
    select cell, persons, status, first_published, restated_in, counted_on, restating, fed_by
    from {{ source('raw', 'closed_cell') }}
    where table_name = '{{ table_name }}'
),
{%- if 'scope' in dimensions %}
scope_countries as (
    select
        scope,
        case when min(country_code) = max(country_code) then '' else min(country_code) || '|' end || max(country_code) as countries
    from {{ source('network', 'linkage_scope') }}
    group by scope
),
{%- endif %}
newest as (
    select max(counted_on) as counted_on from {{ ref('fct_place_completeness') }} where is_newest
),
protected as (
    select
        {{ cell_columns(dimensions, 'computed') }},
        computed.cell,
        {% if 'scope' in dimensions -%}
        coalesce(scope_countries.countries, 'all') as countries,
        {%- else -%}
        computed.country_code as countries,
        {%- endif %}
        {% if by_reports -%}
        case when {{ is_taken() }} then {{ taken_status() }} else {{ kept('computed.status', 'ledger.status') }} end as status,
        case when {{ is_taken() }} then twin.persons else {{ kept('computed.perturbed_count', 'ledger.persons') }} end as persons,
        case when {{ is_taken() }} then twin.counted_on else {{ kept(day_of_closing(), 'ledger.counted_on') }} end as counted_on,
        case when {{ is_taken() }} then twin.fed_by else {{ kept('computed.fed_by', 'ledger.fed_by') }} end as fed_by,
        {%- else -%}
        {{ kept('computed.status', 'ledger.status') }} as status,
        {{ kept('computed.perturbed_count', 'ledger.persons') }} as persons,
        {{ kept(day_of_closing(), 'ledger.counted_on') }} as counted_on,
        computed.fed_by,
        {%- endif %}
        case
            when ledger.cell is null then computed.closes_on
            when {{ is_restated() }} and ledger.first_published is null then cast(ledger.restating as date)
            else ledger.first_published
        end as first_published,
        case when {{ is_restated() }} then ledger.restating else ledger.restated_in end as restated_in,
        case when {{ is_restated() }} then ledger.status end as status_before,
        case when {{ is_restated() }} then ledger.persons end as persons_before
    from computed
    left join ledger on computed.cell = ledger.cell
    {%- if by_reports %}
    left join {{ ref('compared_closed') }} as twin
        on computed.measure = twin.measure and computed.reports = twin.reports and twin.turn = 1 and twin.is_restated = 0
    {%- endif %}
    cross join newest
    {%- if 'scope' in dimensions %}
    left join scope_countries on computed.scope = scope_countries.scope
    {%- endif %}
)
{% endmacro %}

{# The cells of a table that were closed, by its dimensions: where rows end, what is computed does not name them any more. #}
{% macro closed_cells(table_name, dimensions) %}
closed as (
    select
        cell,
        period_type,
        period_start,
        first_published,
        {% for d in dimensions -%}
        split_part(cell, '|', {{ loop.index + 3 }}) as {{ d }}{{ ',' if not loop.last }}
        {% endfor %}
    from {{ source('raw', 'closed_cell') }}
    where table_name = '{{ table_name }}'
)
{% endmacro %}

{% macro is_taken() -%} ledger.cell is null and twin.measure is not null and computed.status <> 'open' {%- endmacro %}

{# Who is counted on no day yet is compared with the reports of any day. #}
{% macro day_of_closing() -%} case when computed.status <> 'open' then newest.counted_on end {%- endmacro %}

{# Another table, or another place, may ask for more persons. #}
{% macro taken_status() -%}
    case when twin.status = 'shown' and twin.persons >= computed.threshold and computed.may_be_shown = 1 then 'shown' else 'few' end
{%- endmacro %}

{% macro kept(computed, of_ledger) -%}
    case
        when ledger.cell is null or (ledger.restating is not null and computed.status <> 'open') then {{ computed }}
        else {{ of_ledger }}
    end
{%- endmacro %}

{# `perturbed_count` counts only where a cell is shown. A cell that fell open again (another day, another rule) stays as it was. #}
{% macro is_restated() -%}
    ledger.restating is not null
    and computed.status <> 'open'
    and (
        computed.status <> ledger.status
        or (computed.status = 'shown' and computed.perturbed_count <> ledger.persons)
    )
{%- endmacro %}

{# The name of a cell in the ledger, for ever: a pattern's id and the order of a table's dimensions must not change. #}
{% macro cell_name(dimensions, relation) -%}
    {{ relation }}.pattern_id || '|' || {{ relation }}.period_type || '|' || cast({{ relation }}.period_start as varchar)
    {%- for d in dimensions %} || '|' || {{ relation }}.{{ d }}{% endfor %}
{%- endmacro %}
