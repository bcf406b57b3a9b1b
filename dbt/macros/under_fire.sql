{#
Places under occupation or fire, and periods that touch a month of it: nothing is published of them but their country. The
people there stay in the country's numbers.

    under_fire            the places and periods, by dim_place_reporting
    hidden_under_fire     their cells, and those of other places that are hidden with them: the country less the places that are
                          shown must not be the place under fire
    is_under_fire         of a row of the declared domain, with the joins that it needs
#}
{% macro has_place(dimensions) -%}
    {{ return('region_code' in dimensions or 'origin_place' in dimensions or 'corridor_code' in dimensions) }}
{%- endmacro %}

{% macro under_fire() -%}
under_fire as (
    select place_code, country_code, period_type, period_start
    from {{ ref('dim_place_reporting') }}
    where is_rolled_up = 1
)
{%- endmacro %}

{#
What is hidden of a country beside one place under fire must hold at least as many people as may be shown. Where other places
under fire do not, places are hidden in the order of the declared roll-up rank until they do: regions in which nobody is under
fire first, so that a region and its cities are hidden together. The first is hidden whoever was met in the place under fire: else its
number would tell that somebody was.
#}
{% macro hidden_under_fire(cells, dimensions) -%}
{%- set rest = ('region_code', 'city_code') -%}
ranked as (
    select
        {{ cells }}.*,
        place.rollup_rank,
        region.rollup_rank as region_rank,
        case when region_under_fire.place_code is null then 0 else 1 end as is_region_under_fire,
        case when place_under_fire.place_code is null then 0 else 1 end as is_under_fire
    from {{ cells }}
    inner join (
        select country_code, period_type, period_start from under_fire group by country_code, period_type, period_start
    ) as country_under_fire
        on {{ cells }}.country_code = country_under_fire.country_code
        and {{ cells }}.period_type = country_under_fire.period_type
        and {{ cells }}.period_start = country_under_fire.period_start
    inner join {{ source('network', 'place') }} as place
        on {{ cells }}.region_code = place.region_code
        and place.city_code = {{ cells ~ '.city_code' if 'city_code' in dimensions else "'all'" }}
    inner join {{ source('network', 'place') }} as region on {{ cells }}.region_code = region.place_code
    left join under_fire as region_under_fire
        on {{ cells }}.region_code = region_under_fire.place_code
        and {{ cells }}.period_type = region_under_fire.period_type
        and {{ cells }}.period_start = region_under_fire.period_start
    left join under_fire as place_under_fire
        on place.place_code = place_under_fire.place_code
        and {{ cells }}.period_type = place_under_fire.period_type
        and {{ cells }}.period_start = place_under_fire.period_start
    where {{ cells }}.region_code <> 'all'
),
other_under_fire as (
    select {{ cell_columns(dimensions, without=rest) }}, sum(true_count) - max(true_count) as persons
    from ranked
    where is_under_fire = 1
    group by {{ cell_columns(dimensions, without=rest) }}
),
hidden_under_fire as (
    select {{ cell_columns(dimensions) }}
    from (
        select
            {{ cell_columns(dimensions, 'ranked') }},
            pattern.threshold,
            coalesce(other_under_fire.persons, 0) + coalesce(sum(ranked.true_count) over (
                partition by {{ cell_columns(dimensions, 'ranked', without=rest) }}
                order by ranked.is_region_under_fire, ranked.region_rank, ranked.rollup_rank
                rows between unbounded preceding and 1 preceding
            ), 0) as persons_hidden_before
        from ranked
        inner join pattern on ranked.pattern_id = pattern.pattern_id
        left join other_under_fire on {{ same_cell(dimensions, 'ranked', 'other_under_fire', without=rest) }}
        where ranked.is_under_fire = 0
    ) as sibling
    where persons_hidden_before < threshold
    union all
    select {{ cell_columns(dimensions) }} from ranked where is_under_fire = 1
)
{%- endmacro %}

{% macro is_under_fire(dimensions) -%}
    case when {% for place in _places(dimensions) %}{{ 'and ' if not loop.first }}under_fire_{{ loop.index }}.place_code is null {% endfor %}then 0 else 1 end
{%- endmacro %}

{% macro join_under_fire(dimensions) -%}
    {% for place in _places(dimensions) -%}
    left join {{ '(' ~ corridor_under_fire() ~ ')' if place == 'corridor' else 'under_fire' }} as under_fire_{{ loop.index }}
        on {{ 'value_corridor_code.value' if place == 'corridor' else place }} = under_fire_{{ loop.index }}.place_code
        and calendar.period_type = under_fire_{{ loop.index }}.period_type
        and calendar.period_start = under_fire_{{ loop.index }}.period_start
    {% endfor -%}
{%- endmacro %}

{% macro corridor_under_fire() -%}
    select corridor.corridor_code as place_code, under_fire.period_type, under_fire.period_start
    from {{ source('network', 'corridor') }} as corridor
    inner join under_fire on under_fire.place_code in (corridor.place_a, corridor.place_b)
    group by corridor.corridor_code, under_fire.period_type, under_fire.period_start
{%- endmacro %}

{% macro _places(dimensions) -%}
    {%- if 'origin_place' in dimensions -%}
        {{ return(['value_origin_place.value', 'value_destination_place.value']) }}
    {%- elif 'corridor_code' in dimensions -%}
        {{ return(['corridor']) }}
    {%- elif 'city_code' in dimensions -%}
        {{ return(["case when pattern.place_city = 'all' then pattern.place_region else pattern.place_city end"]) }}
    {%- else -%}
        {{ return(['pattern.place_region']) }}
    {%- endif -%}
{%- endmacro %}
