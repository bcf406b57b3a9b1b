{#
Disclosure control: the only door from persons to published numbers. The allowed grains (seed disclosure_pattern) are its
only input besides the person sets.

    table_name    which patterns and dimensions apply; a pattern shows some dimensions, the others are 'all'
    cells         relation: the persons of each cell, as counted_cells gives them
    calendar      months of the periods, where these are not int_period_month's
    within        relation: published cells of pub_reach, where the parts of a cell are all of its persons

One row per declared cell (pattern x calendar x declared domain, never what occurs in data):
    table_name, cell, countries, period_type, period_start, dimensions, persons, status, first_published, restated_in
    counted_on                      the day whose reports the number is made of
    fed_by                          partners whose persons are in the cell now, in no published table
    status_before, persons_before   of a cell that this restatement changes: what it said

A cell that is in the ledger of closed cells keeps what was published of it, whatever the person sets say now: a change
between two releases would be the late, the erased or the expired persons themselves. Only the dated restatement of a
year computes closed cells anew. For the same reason a cell that closes now and holds the persons of a closed one, by the reports
that both are made of, takes the number of that one (compared_closed).

Cell-key method: same persons -> same cell key -> same noise, in every table and release. Integers throughout, since
floating sums depend on row order. The key is a keyed hash of the sum of record keys: noise that is a step function of the sum
itself would shift alike in all cells that one person leaves. Shown only if the true and the perturbed count both reach the pattern's threshold, if
at least two partners contribute, none with more than 85 % of the persons, and if the perturbed count is at least three
more than the largest partner's own: a partner subtracts its own rows, and what is left must not be sure to be few. By the
same reason a part is not shown whose number is so far above its whole's that the others can only be few, if anybody.
A partner that may be named is shown alone in the numbers of its whole country, if it is the only partner there (lone_partner).
Places under fire are in the numbers of their country only (under_fire.sql).
What these rules of single cells leave, the disclosure test finds in all numbers together, and takes out of the release
(raw.suppressed_cell): it reads `few`, like any other.
#}
{% macro protected_counts(table_name, cells, calendar=none, within=none) %}
{%- set dimensions = published_dimensions(table_name) -%}
{%- set by_region = 'region_code' in dimensions -%}
{%- set by_scope = 'scope' in dimensions -%}
{%- set may_be_named = by_region or not has_place(dimensions) -%}
with pattern as (
    {{ allowed_patterns(table_name, dimensions) }}
),
{% if has_place(dimensions) -%}
{{ under_fire() }},
{% endif -%}
{% if may_be_named -%}
{{ lone_partner() }},
{% endif -%}
true_cell as (
    select {{ cell_columns(dimensions) }}, persons as true_count, {{ cell_key('key_sum') }} as cell_key
    from {{ cells }}
    cross join {{ source('raw', 'cell_key') }} as secret
    where partner_code = 'all'
),
partner_cell as (
    select {{ cell_columns(dimensions) }}, partner_code, persons as partner_count
    from {{ cells }}
    where partner_code <> 'all'
),
partner_rule as (
    select
        {{ cell_columns(dimensions, 'partner_cell') }},
        count(*) as partners,
        max(partner_cell.partner_count) as largest,
        string_agg(partner_cell.partner_code, '|' order by partner_cell.partner_code) as fed_by
        {%- if may_be_named %},
        min(case
            when lone_partner.partner_code is null{{ ' or national_scope.scope is null' if by_scope }} then 0
            {{- " when partner_cell.region_code <> 'all' then 0" if by_region }}
            else 1
        end) as may_be_named
        {%- endif %}
    from partner_cell
    {%- if may_be_named %}
    left join lone_partner
        on partner_cell.country_code = lone_partner.country_code and partner_cell.partner_code = lone_partner.partner_code
    {%- if by_scope %}
    left join {{ source('network', 'linkage_scope') }} as national_scope
        on partner_cell.scope = national_scope.scope and national_scope.is_national = 1
    {%- endif %}
    {%- endif %}
    group by {{ cell_columns(dimensions, 'partner_cell') }}
),
{{ 'by_partners' if by_region else 'judged' }} as (
    select
        true_cell.*,
        partner_rule.fed_by,
        case when partner_rule.partners > 1 then partner_rule.largest + {{ var('beyond_largest_partner') }} else 0 end
            as least_shown,
        case
            {% if may_be_named -%}
            when partner_rule.partners = 1 and partner_rule.may_be_named = 1 then 1
            {% endif -%}
            when partner_rule.partners < {{ var('minimum_partners') }} then 0
            when partner_rule.largest > {{ var('largest_partner_share') }} * true_cell.true_count then 0
            else 1
        end as is_eligible
    from true_cell
    inner join partner_rule on {{ same_cell(dimensions, 'true_cell', 'partner_rule') }}
),
{% if by_region -%}
{{ hidden_under_fire('by_partners', dimensions) }},
judged as (
    select
        {{ cell_columns(dimensions, 'by_partners') }},
        by_partners.true_count,
        by_partners.cell_key,
        by_partners.fed_by,
        by_partners.least_shown,
        case when hidden_under_fire.pattern_id is null then by_partners.is_eligible else 0 end as is_eligible
    from by_partners
    left join hidden_under_fire on {{ same_cell(dimensions, 'by_partners', 'hidden_under_fire') }}
),
{{ lone_source_rollup(dimensions) }}
{%- endif %}
perturbed as (
    select
        judged.*,
        judged.true_count + noise.noise as perturbed_count
    from judged
    inner join {{ ref('perturbation') }} as noise
        on noise.true_count = least(judged.true_count, 5)
        and judged.cell_key >= noise.key_low
        and judged.cell_key < noise.key_high
),
{{ parts_above_their_wholes(dimensions, within) }},
{{ declared_domain(table_name, dimensions, calendar) }},
computed as (
    select
        domain.pattern_id,
        domain.period_type,
        domain.period_start,
        {% for d in dimensions -%}
        domain.{{ d }},
        {% endfor -%}
        domain.closes_on,
        {{ cell_name(dimensions, 'domain') }} as cell,
        domain.threshold,
        case when suppressed.cell is null {{- ' and domain.is_under_fire = 0' if has_place(dimensions) }} then 1 else 0 end as may_be_shown,
        {{ measure_of(table_name, 'domain') }} as measure,
        area_reports.reports,
        case
            when domain.is_open = 1 then 'open'
            {%- if has_place(dimensions) %}
            when domain.is_under_fire = 1 then 'few'
            {%- endif %}
            when perturbed.true_count >= domain.threshold
                and perturbed.perturbed_count >= domain.threshold
                and perturbed.perturbed_count >= perturbed.least_shown
                and perturbed.is_eligible = 1
                and above_whole.pattern_id is null
                and suppressed.cell is null
                {%- if by_region %}
                and rolled_up.pattern_id is null
                {%- endif %} then 'shown'
            when domain.is_gap = 1 then 'gap'
            else 'few'
        end as status,
        perturbed.perturbed_count,
        coalesce(perturbed.fed_by, '') as fed_by
    from domain
    left join perturbed on {{ same_cell(dimensions, 'domain', 'perturbed') }}
    left join above_whole on {{ same_cell(dimensions, 'domain', 'above_whole') }}
    left join {{ source('raw', 'suppressed_cell') }} as suppressed on {{ cell_name(dimensions, 'domain') }} = suppressed.cell
    left join {{ ref('dim_area_reports') }} as area_reports
        on {{ area_of(table_name, 'domain') }} = area_reports.area_code
        and domain.period_type = area_reports.period_type
        and domain.period_start = area_reports.period_start
    {%- if by_region %}
    left join rolled_up on {{ same_cell(dimensions, 'domain', 'rolled_up') }}
    {%- endif %}
),
{{ kept_cells(table_name, dimensions) }}
select
    cast('{{ table_name }}' as varchar) as table_name,
    cell,
    countries,
    pattern_id,
    period_type,
    period_start,
    {% for d in dimensions -%}
    {{ d }},
    {% endfor -%}
    cast(case when status = 'shown' then persons end as bigint) as persons,
    status,
    case status
        when 'few' then 'too few to show, or none'
        when 'gap' then 'no report from any partner'
        when 'open' then 'period still open'
        else ''
    end as status_label,
    cast(case when status = 'shown' then first_published end as date) as first_published,
    restated_in,
    counted_on,
    fed_by,
    status_before,
    persons_before
from protected
{% endmacro %}

{#
Countries in which one partner works that is safe to show, and never another one, if it may be named. In all time, and not in the
period: a year with two partners less the half-year in which one of them reported alone would be the other one, which is not to be
named. A country's number and no other: neither a place of it nor a scope that joins it with another country, where others work.
#}
{% macro lone_partner() -%}
lone_partner as (
    select place.country_code, min(work.partner_code) as partner_code
    from {{ source('raw', 'partner_city') }} as work
    inner join {{ source('raw', 'partner') }} as partner on work.partner_code = partner.partner_code
    inner join {{ source('network', 'place') }} as place on work.city_code = place.city_code and place.level = 'city'
    where partner.safe_to_show
    group by place.country_code
    having count(distinct work.partner_code) = 1 and min(case when partner.may_be_named then 1 else 0 end) = 1
)
{%- endmacro %}

{#
Cells that would tell that the rest of their whole is one to four persons. Random changes can make the number of a part larger
than its whole's. Each is within the largest change of the truth, so that the rest is at most whole - part + twice that change;
and as the two numbers differ, it is somebody. Wholes are compared whether they are shown or not: it hides hardly more.
#}
{% macro parts_above_their_wholes(dimensions, within=none) -%}
{%- set reach = published_dimensions('pub_reach') -%}
above_allowed as (
    select 2 * max(abs(noise)) - {{ var('smallest_group') }} as persons from {{ ref('perturbation') }}
),
above_whole as (
    {% for d in dimensions -%}
    select {{ cell_columns(dimensions, 'part') }}
    from perturbed as part
    inner join perturbed as whole on {{ same_cell(dimensions, 'part', 'whole', without=('pattern_id', d)) }}
    where part.{{ d }} <> 'all' and whole.{{ d }} = 'all'
        and part.perturbed_count <> whole.perturbed_count
        and part.perturbed_count > whole.perturbed_count + (select above_allowed.persons from above_allowed)
    {% if not loop.last %}union{% endif %}
    {% endfor -%}
    {%- for d in dimensions if d == 'age_band' %}
    union
    select {{ cell_columns(dimensions, 'part') }}
    from perturbed as part
    inner join {{ ref('dimension_value') }} as nested on nested.dimension = '{{ d }}' and nested.value = part.{{ d }}
    inner join perturbed as whole
        on {{ same_cell(dimensions, 'part', 'whole', without=('pattern_id', d)) }} and nested.part_of = whole.{{ d }}
    where part.perturbed_count <> whole.perturbed_count
        and part.perturbed_count > whole.perturbed_count + (select above_allowed.persons from above_allowed)
    {%- endfor %}
    {%- if within %}
    union
    select {{ cell_columns(dimensions, 'part') }}
    from perturbed as part
    inner join {{ within }} as whole
        on part.period_type = whole.period_type and part.period_start = whole.period_start
        {%- for d in reach %}
        and whole.{{ d }} = {{ 'part.' ~ d if d in dimensions else "'all'" }}
        {%- endfor %}
    where part.perturbed_count <> whole.persons
        and part.perturbed_count > whole.persons + (select above_allowed.persons from above_allowed)
    {%- endif %}
)
{%- endmacro %}

{# The number that the perturbation table is asked with. `secret`: raw.cell_key. #}
{% macro cell_key(key_sum) -%}
    mod({{ whole_number_of("secret.cell_key || '|' || cast(" ~ key_sum ~ " as varchar)") }}, 4294967296)
{%- endmacro %}

{% macro cell_columns(dimensions, relation=none, without=()) -%}
    {%- for c in ['pattern_id', 'period_type', 'period_start'] + dimensions | list if c not in without -%}
        {{ relation ~ '.' if relation }}{{ c }}{{ ", " if not loop.last }}
    {%- endfor -%}
{%- endmacro %}

{% macro same_cell(dimensions, left, right, without=()) -%}
    {%- for c in ['pattern_id', 'period_type', 'period_start'] + dimensions | list if c not in without -%}
        {{ left }}.{{ c }} = {{ right }}.{{ c }}{{ " and " if not loop.last }}
    {%- endfor -%}
{%- endmacro %}
