{#
The row set of a published table: every pattern x every period that has begun x every declared value of its dimensions.
An absent row would say as much as a number. Places are those where a partner that is safe to show works. `calendar`: the
periods, where they are not those of the calendar year.
#}
{% macro declared_domain(table_name, dimensions, calendar=none) %}
{%- set period_months_of = calendar or ref('int_period_month') -%}
{%- set place_dimensions = ['country_code', 'region_code', 'city_code'] -%}
work_city as (
    select distinct
        place.country_code, place.region_code, place.city_code, partner.partner_code, work.active_from, work.active_to
    from {{ source('raw', 'partner_city') }} as work
    inner join {{ source('raw', 'partner') }} as partner on work.partner_code = partner.partner_code
    inner join {{ source('network', 'place') }} as place on work.city_code = place.city_code and place.level = 'city'
    where partner.safe_to_show
),
place_partner as (
    {% for level, region, city in [('country', "'all'", "'all'"), ('region', 'region_code', "'all'"), ('city', 'region_code', 'city_code')] -%}
    select
        country_code, {{ region }} as region_code, {{ city }} as city_code, '{{ level }}' as level, partner_code,
        active_from, active_to
    from work_city
    {{ "union" if not loop.last }}
    {% endfor %}
),
calendar as (
    select
        period_type,
        period_start,
        min(period_rank) as period_rank,
        min(period_end) as period_end,
        min(case period_type
            {% for period_type, months in period_months().items() -%}
            when '{{ period_type }}' then {{ months_after('period_end', months) }}
            {% endfor -%}
        end) as next_period_end
    from {{ period_months_of }}
    group by period_type, period_start
),
received as (
    select
        place_partner.country_code,
        place_partner.region_code,
        place_partner.city_code,
        period.period_type,
        period.period_start,
        max(coverage.is_received) as has_report
    from place_partner
    inner join {{ ref('fct_partner_month') }} as coverage
        on place_partner.partner_code = coverage.partner_code
        and {{ is_month_of('coverage.month_start', 'place_partner') }}
    inner join {{ period_months_of }} as period on coverage.month_start = period.month_start
    group by
        place_partner.country_code, place_partner.region_code, place_partner.city_code,
        period.period_type, period.period_start
),
pattern_place as (
    select distinct
        pattern.*,
        place.country_code as place_country,
        place.region_code as place_region,
        place.city_code as place_city
    from pattern
    inner join place_partner as place
        on pattern.pattern_country in ('all', place.country_code)
        and place.level = {% if 'city_code' in dimensions -%}
            case when pattern.by_city_code = 1 then 'city' when pattern.by_region_code = 1 then 'region' else 'country' end
        {%- elif 'region_code' in dimensions -%}
            case when pattern.by_region_code = 1 then 'region' else 'country' end
        {%- else -%} 'country' {%- endif %}
),
domain as (
    select
        pattern.pattern_id,
        pattern.threshold,
        pattern.delay_days,
        calendar.period_type,
        calendar.period_start,
        {% for d in dimensions -%}
        {% if d == 'country_code' -%} pattern.place_country
        {%- elif d == 'region_code' -%} pattern.place_region
        {%- elif d == 'city_code' -%} pattern.place_city
        {%- else -%} value_{{ d }}.value {%- endif %} as {{ d }},
        {% endfor -%}
        {{ closes_on() }} as closes_on,
        case when {{ closes_on() }} > {{ as_of() }} then 1 else 0 end as is_open,
        {%- if has_place(dimensions) %}
        {{ is_under_fire(dimensions) }} as is_under_fire,
        {%- endif %}
        case when coalesce(received.has_report, 0) = 0 then 1 else 0 end as is_gap
    from pattern_place as pattern
    inner join calendar
        on calendar.period_rank >= pattern.finest_rank
        and (calendar.period_type <> 'fiscal_year' or pattern.with_fiscal_year = 1)
    left join received
        on pattern.place_country = received.country_code
        and pattern.place_region = received.region_code
        and pattern.place_city = received.city_code
        and calendar.period_type = received.period_type
        and calendar.period_start = received.period_start
    {% for d in dimensions if d not in place_dimensions -%}
    inner join {{ dimension_domain(d) }} as value_{{ d }}
        on case when pattern.by_{{ d }} = 1 then 1 else 0 end = value_{{ d }}.is_shown
        {%- if d in ('scope', 'destination_place') %}
        and value_{{ d }}.country_code in ('all', pattern.place_country)
        {%- elif d == 'event_window' %}
        and value_{{ d }}.country_code = pattern.place_country
        and value_{{ d }}.period_type = calendar.period_type
        and value_{{ d }}.period_start = calendar.period_start
        {%- endif %}
    {% endfor %}
    {{- join_under_fire(dimensions) if has_place(dimensions) }}
)
{% endmacro %}

{# Declared values of one dimension (is_shown = 1), and 'all' for the patterns that do not show it. #}
{% macro dimension_domain(dimension, events=none) -%}
(
    {%- if dimension == 'scope' %}
    select scope as value, 1 as is_shown, country_code from {{ source('network', 'linkage_scope') }} where is_enabled = 1
    union all
    select 'all' as value, 0 as is_shown, 'all' as country_code
    {%- elif dimension in ('origin_place', 'destination_place') %}
    select place_code as value, 1 as is_shown, country_code from {{ source('network', 'place') }} where level = 'region'
    union all
    select 'all' as value, 0 as is_shown, 'all' as country_code
    {%- elif dimension == 'event_window' %}
    select event_window as value, 1 as is_shown, country_code, period_type, period_start
    from {{ events or ref('int_event_month') }}
    group by event_window, country_code, period_type, period_start
    {%- elif dimension == 'origin_country' %}
    select value, 1 as is_shown from {{ ref('origin_country') }}
    union all
    select 'all' as value, 0 as is_shown
    {%- elif dimension == 'corridor_code' %}
    select distinct corridor_code as value, 1 as is_shown from {{ source('network', 'corridor') }}
    union all
    select 'all' as value, 0 as is_shown
    {%- else %}
    select value, 1 as is_shown from {{ ref('dimension_value') }} where dimension = '{{ dimension }}'
    union all
    select 'all' as value, 0 as is_shown
    {%- endif %}
)
{%- endmacro %}

{# The day on which a cell closes: its period, or the next one where the cell looks ahead, and the pattern's delay. #}
{% macro closes_on() -%}
    {{ days_after('(case when pattern.periods_ahead = 1 then calendar.next_period_end else calendar.period_end end)', 'pattern.delay_days') }}
{%- endmacro %}
