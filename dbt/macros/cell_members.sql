{#
Who is in each cell of a published table: the same persons that counted_cells counts. Read by the ledger of closed cells alone, which
keeps them as keyed marks (warehouse/release/restating.py): arguments as of counted_cells. A cell is a part in a period. A person
stands for a set of parts, and for numbers alone: there are some thousand parts, and a person is in hundreds of cells.

    cell_members   one row or more for each person and period:  table_name, period_no, set_id, record_key, code_bits
    cell_sets      parts of a set:                              table_name, period_no (null: in every period), set_id, part_id
    cell_parts     what a number stands for in each pattern:    table_name, part (pattern and values, as in a cell's name), part_id, code_bits

Without `sets` a person has a row for each of her parts, and part_id is called set_id there. Where a part has code_bits, only persons
who have one of these bits are in its cells.

    by_period     what a set is depends on the period (period_no)
    codes         persons have bits for them (counted_cells)
    year_after    as of set_changes
#}
{% macro cell_members(table_name, persons, combinations=none, sets=none, year_after=false, codes=none, coded=[]) %}
{%- set plain = published_dimensions(table_name) | reject('in', coded) | list -%}
select
    '{{ table_name }}' as table_name,
    {%- if combinations %}
    person.period_no,
    person.{{ 'set_id' if sets else 'combination_id' }} as set_id,
    {%- else %}
    {{ period_no('person.period_type', 'person.period_start') }} as period_no,
    {{ number_of_row(plain, 'person') }} as set_id,
    {%- endif %}
    person.record_key,
    {{ 'person.code_bits' if codes else 'cast(null as bigint)' }} as code_bits
from {% if year_after -%}
(
    select record_key, period_no, set_id from {{ persons }}
    union all
    select record_key, {{ a_year_after() }} from {{ persons }}
)
{%- else %}{{ persons }}{% endif %} as person
{% endmacro %}

{% macro cell_sets(table_name, sets, by_period=false) %}
select
    '{{ table_name }}' as table_name,
    {{ 'period_no' if by_period else 'cast(null as integer) as period_no' }},
    set_id,
    combination_id as part_id
from {{ sets }}
{% endmacro %}

{% macro cell_parts(table_name, described, is_numbered=false, codes=none, coded=[]) %}
{%- set dimensions = published_dimensions(table_name) -%}
{%- set plain = dimensions | reject('in', coded) | list -%}
select distinct
    '{{ table_name }}' as table_name,
    pattern.pattern_id
    {%- for d in dimensions %}
    || '|' || {% if d in coded %}shown.{{ d }}{% else %}case when pattern.by_{{ d }} = 1 then described.{{ d }} else 'all' end{% endif %}
    {%- endfor %} as part,
    {{ 'described.combination_id' if is_numbered else number_of_row(plain, 'described') }} as part_id,
    {{ 'shown.code_bits' if codes else 'cast(null as bigint)' }} as code_bits
from {% if is_numbered %}{{ described }}{% else %}(select distinct {{ plain | join(', ') }} from {{ described }}){% endif %} as described
inner join (
    {{ allowed_patterns(table_name, dimensions) }}
) as pattern
    on pattern.pattern_country in ('all', described.country_code)
{%- if codes %}
inner join {{ shown_codes(codes, coded) }}
    on {% for d in coded %}pattern.by_{{ d }} = shown.by_{{ d }}{{ ' and ' if not loop.last }}{% endfor %}
{%- endif %}
{% endmacro %}

{# The periods of cells, and windows around events, as a number and in words. #}
{% macro cell_periods(calendars) %}
{%- for calendar in calendars %}
select distinct {{ period_no('period_type', 'period_start') }} as period_no, period_type, period_start from {{ calendar }}
{%- if not loop.last %}
union
{%- endif %}
{%- endfor %}
{% endmacro %}
