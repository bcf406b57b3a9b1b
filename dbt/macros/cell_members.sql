{#
Who is in each cell of a published table: the same persons that counted_cells counts, one row for each of them. Read by the ledger
of closed cells alone, which keeps them as keyed marks (warehouse/intake/landing/closed_sets.py): arguments as of counted_cells.

    by_period     what a set is depends on the period (period_no)
    year_after    as of set_changes

    table_name, cell, period_start, record_key
#}
{% macro cell_members(table_name, persons, combinations=none, sets=none, by_period=false, year_after=false) %}
{%- set dimensions = published_dimensions(table_name) -%}
{%- set combination = 'combination' if combinations else 'person' -%}
{%- set start = period_start_of('person.period_no') if combinations else 'person.period_start' -%}
{%- set type = period_type_of('person.period_no') if combinations else 'person.period_type' -%}
{%- set kind = 'mod(person.period_no, 10)' if combinations else period_kind_of('person.period_type') -%}
select distinct
    '{{ table_name }}' as table_name,
    pattern.pattern_id || '|' || {{ type }} || '|' || cast({{ start }} as varchar)
    {%- for d in dimensions %}
    || '|' || case when pattern.by_{{ d }} = 1 then {{ combination }}.{{ d }} else 'all' end
    {%- endfor %} as cell,
    {{ start }} as period_start,
    person.record_key
from {% if year_after -%}
(
    select record_key, period_no, set_id from {{ persons }}
    union all
    select record_key, {{ a_year_after() }} from {{ persons }}
)
{%- else %}{{ persons }}{% endif %} as person
{%- if sets %}
inner join {{ sets }} as member
    on person.set_id = member.set_id
    {%- if by_period %}
    and person.period_no = member.period_no
    {%- endif %}
{%- endif %}
{%- if combinations %}
inner join {{ combinations }} as combination on {{ 'member' if sets else 'person' }}.combination_id = combination.combination_id
{%- endif %}
inner join (
    {{ allowed_patterns(table_name, dimensions) }}
) as pattern
    on pattern.pattern_country in ('all', {{ combination }}.country_code)
    and {{ rank_of_kind(kind) }} >= pattern.finest_rank
    and ({{ kind }} <> {{ period_kinds()['fiscal_year'] }} or pattern.with_fiscal_year = 1)
{% endmacro %}

{% macro period_kind_of(period_type) -%}
    (case {{ period_type }}
        {%- for name, kind in numbered_kinds().items() %} when '{{ name }}' then {{ kind }}{% endfor %} end)
{%- endmacro %}
