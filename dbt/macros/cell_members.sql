{#
Who is in each cell of a published table: the same persons that counted_cells counts. Read by the ledger of closed cells alone, which
keeps them as keyed marks (warehouse/release/restating.py): arguments as of counted_cells. A cell is a part in a period. Parts have
their words, a person has numbers alone: there are some thousand parts, and a person is in hundreds of cells.

    cell_members   one row or more for each person and part:  table_name, period_no, period_type, period_start, part_id, record_key
    cell_parts     what a number stands for in each pattern:  table_name, part (pattern and values, as in the name of a cell), part_id

    by_period     what a set is depends on the period (period_no)
    year_after    as of set_changes
#}
{% macro cell_members(table_name, persons, combinations=none, sets=none, by_period=false, year_after=false) %}
{%- set dimensions = published_dimensions(table_name) -%}
select
    '{{ table_name }}' as table_name,
    {%- if combinations %}
    person.period_no,
    {{ period_type_of('person.period_no') }} as period_type,
    {{ period_start_of('person.period_no') }} as period_start,
    {{ 'member' if sets else 'person' }}.combination_id as part_id,
    {%- else %}
    {{ period_no('person.period_type', 'person.period_start') }} as period_no,
    person.period_type,
    person.period_start,
    {{ number_of_row(dimensions, 'person') }} as part_id,
    {%- endif %}
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
{% endmacro %}

{% macro cell_parts(table_name, described, is_numbered=false) %}
{%- set dimensions = published_dimensions(table_name) -%}
select distinct
    '{{ table_name }}' as table_name,
    pattern.pattern_id
    {%- for d in dimensions %}
    || '|' || case when pattern.by_{{ d }} = 1 then described.{{ d }} else 'all' end
    {%- endfor %} as part,
    {{ 'described.combination_id' if is_numbered else number_of_row(dimensions, 'described') }} as part_id
from {% if is_numbered %}{{ described }}{% else %}(select distinct {{ dimensions | join(', ') }} from {{ described }}){% endif %} as described
inner join (
    {{ allowed_patterns(table_name, dimensions) }}
) as pattern
    on pattern.pattern_country in ('all', described.country_code)
{% endmacro %}
