{#
Persons of every cell of a published table before disclosure control: the heavy half of it. Distinct persons are counted once
for each allowed grain (seed disclosure_pattern), and integers stand for cells, so that it costs less than count(distinct).

    table_name    which patterns and dimensions apply
    persons       relation: scope, person_id, record_key, period_no, combination_id; without `combinations`: scope, person_id,
                  record_key, partner_code, period_type, period_start, dimensions
    combinations  relation: combination_id, partner_code, dimensions. What combination_id stands for: one partner, and one or
                  several values of the dimensions together
    sets          relation: set_id, combination_id. With it, persons have one row a period and a set_id in place of the
                  combination_id
    by_period     what a set is in a period (period_no of `sets`) depends on who else reported
    year_after    persons of a period are also counted one year later, in the set with a minus (a_year_after)
    codes         what each bit of code_bits stands for in the dimensions `coded` (codes.sql). With it persons have one row a period and
                  combination of the other dimensions

One row per cell, and one per contributing partner of it:
    pattern_id, period_type, period_start, dimensions, partner_code ('all': the cell itself), persons, key_sum

key_sum is the sum of the record keys of the cell's persons, modulo 2^32: the same persons, the same sum.

A combination belongs to some cells of each pattern that a kind of period allows. With `sets`, those of one partner and the same
cells are one class: what tells them apart is not shown in such periods. People are counted by the set of their classes in a period,
without looking at cells; cells are sums over the sets that occur. Without, each person is put into her cells, once. With `codes`, once
for all codes together: what tells cells apart are bits of her one row there.
#}
{% macro counted_cells(table_name, persons, combinations=none, sets=none, by_period=false, year_after=false, codes=none, coded=[]) %}
{%- set dimensions = published_dimensions(table_name) -%}
{%- set placed = dimensions | reject('in', coded) | list -%}
{%- set parts = parts_of_persons() | int -%}
with pattern as (
    {{ allowed_patterns(table_name, dimensions) }}
),
{%- set number = 'set_id' if sets else 'combination_id' %}
person as {{ inlined() }} (
    select {{ coded_row('met', combinations is not none, ['partner_code'] + placed, number, 'code_bits' if codes) }} from {{ persons }} as met
    {%- if combinations and not year_after %}
    where met.period_no in (select due.period_no from {{ ref('int_due') }} as due)
    {%- endif %}
),
{%- if sets %}
counted_combination_set as (
    select period_no, set_id, count(*) as persons, sum(record_key) as key_sum
    from {% if year_after -%}
    (
        select period_no, set_id, record_key from person
        union all
        select {{ a_year_after() }}, record_key from person
    ) as beside
    where period_no in (select due.period_no from {{ ref('int_due') }} as due)
    {%- else %}person
    {%- endif %}
    group by period_no, set_id
),
{%- endif %}
period_kind as (
    -- By periods first: of what is computed from each row DuckDB would expect as many groups as rows.
    select mod(period_no, 10) as kind
    from (select period_no from {{ 'counted_combination_set' if sets else 'person' }} group by period_no) as met
    group by mod(period_no, 10)
),
{% if sets -%}
met_combination as (
    -- Grouped: what each set is stands before the joins that follow.
    select
        counted.set_id,
        {{ 'counted.period_no' if by_period else 'mod(counted.period_no, 10)' }} as period,
        mod(counted.period_no, 10) as kind,
        member.combination_id
    from counted_combination_set as counted
    inner join {{ sets }} as member
        on counted.set_id = member.set_id
        {%- if by_period %}
        and counted.period_no = member.period_no
        {%- endif %}
    {%- if not by_period %}
    group by 1, 2, 3, 4
    {%- endif %}
),
{%- endif %}
combination as (
    {% if sets -%}
    select combination_id, partner_code, {{ dimensions | join(', ') }}
    from {{ combinations }}
    where combination_id in (select met_combination.combination_id from met_combination)
    {%- elif combinations -%}
    select combination_id, partner_code, {{ dimensions | join(', ') }} from {{ combinations }}
    {%- else -%}
    -- Persons are numbers; what these stand for is read beside them: few combinations occur, whatever the number of people. Grouped by
    -- the columns themselves: of their numbers DuckDB would expect as many groups as rows, and keep the people in memory, not the cells.
    {%- set described = ['partner_code'] + placed %}
    select {{ number_of_row(described, 'told') }} as combination_id, {{ described | join(', ') }}
    from {{ persons }} as told
    group by {{ described | join(', ') }}
    {%- endif %}
),
partner as (
    select
        partner_code,
        country_code,
        {{ partner_bit('country_code') }} as partner_bit
    from combination
    group by partner_code, country_code
),
-- A cell without its period: a pattern, and a value of each dimension that it shows.
combination_pattern as (
    select
        combination.combination_id,
        period_kind.kind,
        partner.partner_bit,
        pattern.pattern_id,
        {% for d in placed -%}
        case when pattern.by_{{ d }} = 1 then combination.{{ d }} else 'all' end as {{ d }}{{ "," if not loop.last }}
        {% endfor %}
    from combination
    inner join partner on combination.partner_code = partner.partner_code and combination.country_code = partner.country_code
    inner join pattern on pattern.pattern_country in ('all', combination.country_code)
    inner join period_kind
        on {{ rank_of_kind('period_kind.kind') }} >= pattern.finest_rank
        and (period_kind.kind <> {{ period_kinds()['fiscal_year'] }} or pattern.with_fiscal_year = 1)
),
place as (
    -- Each row has one turn, however often this is read: Spark reads it anew for each reader.
    {%- set told = ([] if codes else ['pattern_id']) + placed %}
    select *, cast(row_number() over (order by {{ told | join(', ') }}) as integer) as place_no
    from (
        select {{ told | join(', ') }}, min(country_code) as country
        from combination_pattern
        group by {{ told | join(', ') }}
    ) as found
),
combination_place as (
    select combination_pattern.combination_id, combination_pattern.kind, combination_pattern.partner_bit, place.country, place.place_no
    from combination_pattern
    inner join place
        on {% for c in told %}{{ 'and ' if not loop.first }}combination_pattern.{{ c }} = place.{{ c }}
        {% endfor -%}
    group by combination_pattern.combination_id, combination_pattern.kind, combination_pattern.partner_bit, place.country, place.place_no
),
{% if sets -%}
combination_class as (
    select
        combination_id,
        kind,
        partner_bit,
        dense_rank() over (order by kind, country, partner_bit, places) as class_no
    from (
        select combination_id, kind, country, partner_bit, string_agg(cast(place_no as varchar), ' ' order by place_no) as places
        from combination_place
        group by combination_id, kind, country, partner_bit
    ) as several_places
),
class_place as (
    select combination_class.class_no, combination_place.partner_bit, combination_place.place_no
    from combination_place
    inner join (select class_no, kind, min(combination_id) as combination_id from combination_class group by class_no, kind) as combination_class
        on combination_place.combination_id = combination_class.combination_id
        and combination_place.kind = combination_class.kind
),
-- What a person counts as in a period: a set of classes, mostly of one. Few sets occur, whatever the number of people.
set_of_classes as (
    select met_combination.set_id, met_combination.period, {{ set_of('combination_class.class_no') }} as classes
    from met_combination
    inner join combination_class on met_combination.combination_id = combination_class.combination_id and met_combination.kind = combination_class.kind
    group by met_combination.set_id, met_combination.period
),
counted_set as (
    select counted.period_no, met.classes, sum(counted.persons) as persons, sum(counted.key_sum) as key_sum
    from counted_combination_set as counted
    inner join set_of_classes as met
        on counted.set_id = met.set_id
        and {{ 'counted.period_no' if by_period else 'mod(counted.period_no, 10)' }} = met.period
    group by counted.period_no, met.classes
),
class_set as (
    select classes, row_number() over (order by min(period_no), classes) as set_no from counted_set group by classes
),
set_place as (
    select set_class.set_no, class_place.place_no, bit_or(class_place.partner_bit) as partner_bitmap
    from (select set_no, {{ member_of('classes') }} as class_no from class_set) as set_class
    inner join class_place on set_class.class_no = class_place.class_no
    group by set_class.set_no, class_place.place_no
),
met_by as (
    select
        counted_set.period_no, set_place.place_no, set_place.partner_bitmap,
        sum(counted_set.persons) as persons, sum(counted_set.key_sum) as key_sum
    from counted_set
    inner join class_set on counted_set.classes = class_set.classes
    inner join set_place on class_set.set_no = set_place.set_no
    group by counted_set.period_no, set_place.place_no, set_place.partner_bitmap
),
{%- elif codes -%}
-- What a person counts as in a place, as one partner met her there and as all of them did.
person_place as (
    {%- for part in range(parts) %}
    select
        person.person_no, person.period_no, place.place_no, place.partner_bit,
        bit_or(person.code_bits) as code_bits,
        min(person.record_key) as record_key
    from person
    inner join combination_place as place
        on person.combination_id = place.combination_id and mod(person.period_no, 10) = place.kind
    {{ of_part('person.person_no', part, parts) }}
    group by grouping sets (
        (person.person_no, person.period_no, place.place_no, place.partner_bit),
        (person.person_no, person.period_no, place.place_no)
    )
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),
by_mask as (
    -- A column for each mask, not a row: each person is looked at once.
    select
        period_no, place_no, partner_bit
        {%- for mask in masks_of(codes, coded) %},
        sum(case when code_bits & {{ mask }} <> 0 then 1 else 0 end) as persons_{{ loop.index }},
        sum(case when code_bits & {{ mask }} <> 0 then record_key else 0 end) as key_sum_{{ loop.index }}
        {%- endfor %}
    from person_place
    group by period_no, place_no, partner_bit
),
shown_code as (
    select * from {{ shown_codes(codes, coded) }}
),
coded_place as (
    select distinct
        combination_pattern.kind, combination_pattern.pattern_id, place.place_no, place.country,
        {%- for d in placed %}
        place.{{ d }},
        {%- endfor %}
        {%- for d in coded %}
        shown_code.{{ d }},
        {%- endfor %}
        shown_code.mask_no
    from combination_pattern
    inner join place
        on {% for d in placed %}{{ 'and ' if not loop.first }}combination_pattern.{{ d }} = place.{{ d }}
        {% endfor -%}
    inner join pattern on combination_pattern.pattern_id = pattern.pattern_id
    inner join shown_code
        on {% for d in coded %}{{ 'and ' if not loop.first }}pattern.by_{{ d }} = shown_code.by_{{ d }}
        {% endfor %}
),
{%- else -%}
-- Which partners met a person in each cell.
person_place as (
    {%- for part in range(parts) %}
    select
        person.person_no, person.period_no, place.place_no,
        bit_or(place.partner_bit) as partner_bitmap,
        min(person.record_key) as record_key
    from person
    inner join combination_place as place
        on person.combination_id = place.combination_id and mod(person.period_no, 10) = place.kind
    {{ of_part('person.person_no', part, parts) }}
    group by person.person_no, person.period_no, place.place_no
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),
met_by as (
    select period_no, place_no, partner_bitmap, count(*) as persons, sum(record_key) as key_sum
    from person_place
    group by period_no, place_no, partner_bitmap
),
{%- endif %}
{% if not codes -%}
-- In which country a place lies is asked of sums: asked of rows, DuckDB keeps all of them in memory to look up a few places.
by_partners as (
    select met_by.*, place.country
    from met_by
    inner join place on met_by.place_no = place.place_no
),
{%- endif %}
summed as (
    {% if codes -%}
    select
        by_mask.period_no, place.pattern_id,
        {%- for d in dimensions %}
        place.{{ d }},
        {%- endfor %}
        coalesce(partner.partner_code, 'all') as partner_code,
        {%- for sum in ('persons', 'key_sum') %}
        case place.mask_no{% for mask in masks_of(codes, coded) %} when {{ loop.index }} then by_mask.{{ sum }}_{{ loop.index }}{% endfor %} end as {{ sum }}{{ ',' if not loop.last }}
        {%- endfor %}
    from by_mask
    inner join coded_place as place on by_mask.place_no = place.place_no and mod(by_mask.period_no, 10) = place.kind
    left join partner on place.country = partner.country_code and by_mask.partner_bit = partner.partner_bit
    {%- else -%}
    select period_no, place_no, 'all' as partner_code, sum(persons) as persons, sum(key_sum) as key_sum
    from by_partners
    group by period_no, place_no
    union all
    select
        by_partners.period_no, by_partners.place_no, partner.partner_code,
        sum(by_partners.persons) as persons, sum(by_partners.key_sum) as key_sum
    from by_partners
    inner join partner
        on by_partners.country = partner.country_code and by_partners.partner_bitmap & partner.partner_bit <> 0
    group by by_partners.period_no, by_partners.place_no, partner.partner_code
    {%- endif %}
)
{% set named = 'summed' if codes else 'place' -%}
select
    {{ named }}.pattern_id,
    {{ period_type_of('summed.period_no') }} as period_type,
    {{ period_start_of('summed.period_no') }} as period_start,
    {% for d in dimensions -%}
    {{ named }}.{{ d }},
    {% endfor -%}
    summed.partner_code,
    cast(summed.persons as bigint) as persons,
    cast(mod(summed.key_sum, 4294967296) as bigint) as key_sum
from summed
{% if not codes -%}
inner join place on summed.place_no = place.place_no
{% endif -%}
{% if codes %}where summed.persons <> 0
{% endif -%}
{% endmacro %}

{# A set of persons as it is compared with a period one year later: 1000 is a year of a period's number. #}
{% macro a_year_after() -%} period_no + 1000 as period_no, -set_id as set_id {%- endmacro %}

{# The bit of a partner in a number that says which partners of a country are meant. #}
{% macro partner_bit(country) -%}
    cast(power(2, dense_rank() over (partition by {{ country }} order by partner_code) - 1) as bigint)
{%- endmacro %}

{# The allowed grains of a table: which dimensions each of its patterns shows, and from which period on. #}
{% macro allowed_patterns(table_name, dimensions) %}
    select
        pattern_id,
        country_code as pattern_country,
        threshold,
        delay_days,
        periods_ahead,
        with_fiscal_year,
        {{ rank_of_finest('finest_period') }} as finest_rank,
        {% for d in dimensions -%}
        case when dimensions like '%|{{ d }}|%' then 1 else 0 end as by_{{ d }}{{ "," if not loop.last }}
        {% endfor %}
    from {{ ref('allowed_grain') }}
    where table_name = '{{ table_name }}'
{% endmacro %}

{# Which persons are of this part. A group for each of them is in memory for one part after the other. #}
{% macro of_part(person_no, part, parts) -%}
    {% if parts > 1 %}where mod({{ person_no }}, {{ parts }}) = {{ part }}{% endif %}
{%- endmacro %}

{# One row of a person as numbers. #}
{% macro coded_row(relation, is_coded, described, number, bits=none) -%}
    {{ number_of_row(['scope', 'person_id'], relation) }} as person_no, {{ relation }}.record_key,
    {% if is_coded -%}
    {{ relation }}.period_no, {{ relation }}.{{ number }}
    {%- else -%}
    {{ period_no(relation ~ '.period_type', relation ~ '.period_start') }} as period_no,
    {{ number_of_row(described, relation) }} as combination_id
    {%- endif -%}
    {%- if bits %}, {{ relation }}.{{ bits }}{% endif -%}
{%- endmacro %}
