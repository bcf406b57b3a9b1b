{#
Disclosure control: the only door from persons to published numbers. The allowed grains (seed disclosure_pattern) are its
only input besides the person sets.

    persons       relation: scope, person_id, record_key, partner_code, period_type, period_start, period_rank, dimensions
    table_name    which patterns apply
    dimensions    columns of the table; a pattern shows some of them, the others are 'all'

One row per declared cell (pattern x calendar x declared domain, never what occurs in data):
    period_type, period_start, dimensions, persons, status

Cell-key method: same persons -> same cell key -> same noise, in every table and release. Integers throughout, since
floating sums depend on row order. Shown only if the true and the perturbed count both reach the pattern's threshold, and
if at least two partners contribute, none with more than 85 % of the persons.
#}
{% macro disclosed_counts(persons, table_name, dimensions) %}
with pattern as (
    select
        pattern_id,
        country_code as pattern_country,
        threshold,
        delay_days,
        periods_ahead,
        with_fiscal_year,
        case finest_period when 'month' then 1 when 'quarter' then 2 when 'half_year' then 3 else 4 end as finest_rank,
        {% for d in dimensions -%}
        case when dimensions like '%|{{ d }}|%' then 1 else 0 end as by_{{ d }}{{ "," if not loop.last }}
        {% endfor %}
    from {{ ref('disclosure_pattern') }}
    where table_name = '{{ table_name }}'
),
person_partner as (
    select distinct
        pattern.pattern_id,
        person.period_type,
        person.period_start,
        {% for d in dimensions -%}
        case when pattern.by_{{ d }} = 1 then person.{{ d }} else 'all' end as {{ d }},
        {% endfor -%}
        person.person_id,
        person.record_key,
        person.partner_code
    from {{ persons }} as person
    inner join pattern
        on pattern.pattern_country in ('all', person.country_code)
        and person.period_rank >= pattern.finest_rank
        and (person.period_type <> 'fiscal_year' or pattern.with_fiscal_year = 1)
),
person_cell as (
    select {{ cell_columns(dimensions) }}, person_id, min(record_key) as record_key
    from person_partner
    group by {{ cell_columns(dimensions) }}, person_id
),
true_cell as (
    select
        {{ cell_columns(dimensions) }},
        count(*) as true_count,
        cast(mod(sum(record_key), 4294967296) as bigint) as cell_key
    from person_cell
    group by {{ cell_columns(dimensions) }}
),
partner_cell as (
    select {{ cell_columns(dimensions) }}, partner_code, count(*) as partner_count
    from person_partner
    group by {{ cell_columns(dimensions) }}, partner_code
),
partner_rule as (
    select
        {{ cell_columns(dimensions, 'partner_cell') }},
        count(*) as partners,
        max(partner_cell.partner_count) as largest,
        min(case when partner.may_be_named then 1 else 0 end) as may_be_named
    from partner_cell
    inner join {{ ref('dim_partner') }} as partner on partner_cell.partner_code = partner.partner_code
    group by {{ cell_columns(dimensions, 'partner_cell') }}
),
judged as (
    select
        true_cell.*,
        case
            {% if 'region_code' in dimensions -%}
            when partner_rule.partners = 1 and partner_rule.may_be_named = 1 and true_cell.region_code = 'all' then 1
            {%- else -%}
            when partner_rule.partners = 1 and partner_rule.may_be_named = 1 then 1
            {%- endif %}
            when partner_rule.partners < {{ var('minimum_partners') }} then 0
            when partner_rule.largest > {{ var('largest_partner_share') }} * true_cell.true_count then 0
            else 1
        end as is_eligible
    from true_cell
    inner join partner_rule on {{ same_cell(dimensions, 'true_cell', 'partner_rule') }}
),
{% if 'region_code' in dimensions -%}
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
{{ declared_domain(table_name, dimensions) }},
disclosed as (
    select
        domain.pattern_id,
        domain.period_type,
        domain.period_start,
        domain.closes_on,
        {% for d in dimensions -%}
        domain.{{ d }},
        {% endfor -%}
        case
            when domain.is_open = 1 then 'open'
            when perturbed.true_count >= domain.threshold
                and perturbed.perturbed_count >= domain.threshold
                and perturbed.is_eligible = 1
                {%- if 'region_code' in dimensions %}
                and rolled_up.pattern_id is null
                {%- endif %} then 'shown'
            when domain.is_gap = 1 then 'gap'
            else 'few'
        end as status,
        perturbed.perturbed_count
    from domain
    left join perturbed on {{ same_cell(dimensions, 'domain', 'perturbed') }}
    {%- if 'region_code' in dimensions %}
    left join rolled_up on {{ same_cell(dimensions, 'domain', 'rolled_up') }}
    {%- endif %}
)
select
    pattern_id,
    period_type,
    period_start,
    {% for d in dimensions -%}
    {{ d }},
    {% endfor -%}
    cast(case when status = 'shown' then perturbed_count end as bigint) as persons,
    status,
    case status
        when 'few' then 'too few to show, or none'
        when 'gap' then 'no report from any partner'
        when 'open' then 'period still open'
        else ''
    end as status_label,
    cast(case when status = 'shown' then closes_on end as date) as first_published,
    cast(null as varchar) as restated_in
from disclosed
{% endmacro %}

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
