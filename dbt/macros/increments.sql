{#
Increments by person: what a build recomputes is what the last deliveries touched. Every model of persons is a function of each
person's own rows, so an increment takes out what touched persons have and computes it anew.

    replacing_persons()           pre-hook: takes out all rows of touched persons
    replacing_persons(column)     the same for rows whose month or day is not before the touched one
    if_touched(alias)             a join with the touched persons; nothing in a whole build
    if_touched(alias, column)     the same for rows not before the touched month
    if_published(alias, column)   the same for what is published of persons (int_touched_published): not before a month, or, of a
                                  period_no, in a period that the month is in
    was_touched(model)            rows of touched persons as the last build left them
    was_published(model, column)  the same of what is published of them
#}
{% macro replacing_persons(column=none) -%}
    {%- set since = ' and state.' ~ column ~ ' >= touched.from_month' if column else '' -%}
    {{ replacing(ref('int_touched_person'), same(['scope', 'person_id']) ~ since) }}
{%- endmacro %}

{% macro if_touched(alias, column=none) -%}
    {{ after('int_touched_person') }}
    {%- if is_increment() -%}
    inner join {{ ref('int_touched_person') }} as touched
        on {{ alias }}.scope = touched.scope
        and {{ alias }}.person_id = touched.person_id
        {%- if column %}
        and {{ alias }}.{{ column }} >= touched.from_month
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{# Pre-hook: takes out the age bands of touched persons, from the touched year on. #}
{% macro replacing_ages() -%}
    {{ replacing(ref('int_touched_person'), same(['scope', 'person_id']) ~ ' and state.age_year >= year(touched.from_month)') }}
{%- endmacro %}

{% macro replacing_published(column, since='') -%}
    {{ replacing(ref('int_touched_published'), same(['scope', 'person_id']) ~ ' and ' ~ is_published_since('state', column, since)) }}
{%- endmacro %}

{# `of`: where the column is, if not in the relation of the persons. #}
{% macro if_published(alias, column, since='', of=none) -%}
    {{ after('int_touched_published') }}
    {%- if is_increment() -%}
    inner join {{ ref('int_touched_published') }} as touched
        on {{ alias }}.scope = touched.scope
        and {{ alias }}.person_id = touched.person_id
        and {{ is_published_since(of or alias, column, since) }}
    {%- endif -%}
{%- endmacro %}

{# `since` is 'before_' where the period before is computed anew too. Numbers of periods of one kind are in their order. #}
{% macro is_published_since(alias, column, since='') -%}
    {%- if column == 'period_no' -%}
    {{ alias }}.period_no >= case mod({{ alias }}.period_no, 10)
        {%- for name, kind in period_kinds().items() %} when {{ kind }} then touched.{{ since }}{{ name }}_no{% endfor %} end
    {%- else -%}
    {{ alias }}.{{ column }} >= touched.from_month
    {%- endif -%}
{%- endmacro %}

{# Another model that must be built before, though not read in a whole build. dbt's unit tests never read it. #}
{% macro after(name) -%}
    {%- if model.resource_type == 'model' %}{% set needed = ref(name) %}{% endif -%}
{%- endmacro %}

{% macro was_touched(name, schema='marts') -%}
-- depends_on: {{ ref('int_touched_person') }}
{% if is_increment() -%}
select state.*
from {{ adapter.get_relation(database=target.database, schema=schema, identifier=name) }} as state
{{ if_touched('state') }}
{%- else -%}
select cast(null as varchar) as scope where 1 = 0
{%- endif %}
{%- endmacro %}

{% macro was_published(name, column, since='', schema='intermediate') -%}
-- depends_on: {{ ref('int_touched_published') }}
{% if is_increment() -%}
select state.*
from {{ adapter.get_relation(database=target.database, schema=schema, identifier=name) }} as state
{{ if_published('state', column, since) }}
{%- else -%}
select cast(null as varchar) as scope where 1 = 0
{%- endif %}
{%- endmacro %}

{# Partners and months as far as they decide what a person counts as, one line each. #}
{% macro declared_state() -%}
    select
        'partner' as kind,
        partner.partner_code as code,
        concat_ws('|', partner.country_code, cast(partner.safe_to_show as varchar)) as said
    from {{ ref('stg_partner') }} as partner
    union all
    select 'month' as kind, cast(month_start as varchar) as code, '' as said
    from {{ ref('int_period_month') }}
    where period_type = 'month'
{%- endmacro %}

{# Pre-hook: takes out the stays, or the moves that begin them, which an increment computes anew. #}
{% macro replacing_stays() -%}
    {{ replacing(ref('int_stay_restart'), same(['scope', 'person_id']) ~ ' and state.stay_no >= touched.stay_no') }}
{%- endmacro %}
