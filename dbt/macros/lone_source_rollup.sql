{#
What a parent holds beyond its shown children must come from at least two partners: otherwise a subtraction of the shown
children from the parent gives away the one partner behind the rest. Where the hidden children of a parent have one
source, the first shown sibling by the places' declared roll-up rank is hidden with them: first among the cities of a
region, then among the places of the country. The rank is declared, not counted, so that a series does not flicker.
#}
{% macro lone_source_rollup(dimensions) %}
{%- set rest = ('region_code', 'city_code') -%}
placed as (
    select
        judged.*,
        place.rollup_rank,
        region.rollup_rank as region_rank,
        {% if 'city_code' in dimensions -%}
        case when judged.city_code <> 'all' then judged.region_code else 'no city' end as parent_region
        {%- else -%}
        'no city' as parent_region
        {%- endif %}
    from judged
    inner join {{ source('network', 'place') }} as place
        on judged.region_code = place.region_code
        and place.city_code = {{ 'judged.city_code' if 'city_code' in dimensions else "'all'" }}
    inner join {{ source('network', 'place') }} as region on judged.region_code = region.place_code
    where judged.region_code <> 'all'
),
{{ lone_source_step('in_region', 'placed', "parent_region", dimensions, rest, only="placed.parent_region <> 'no city'") }},
placed_again as (
    select
        {{ cell_columns(dimensions, 'placed') }},
        placed.rollup_rank,
        placed.region_rank,
        'country' as parent_country,
        case when in_region.pattern_id is null then placed.is_eligible else 0 end as is_eligible
    from placed
    left join in_region on {{ same_cell(dimensions, 'placed', 'in_region') }}
),
{{ lone_source_step('in_country', 'placed_again', "parent_country", dimensions, rest, only='1 = 1') }},
rolled_up as (
    select {{ cell_columns(dimensions) }} from in_region
    union
    select {{ cell_columns(dimensions) }} from in_country
),
{% endmacro %}

{# Cells to hide beside the hidden children of one parent that have a single source. #}
{% macro lone_source_step(name, cells, parent, dimensions, rest, only) %}
{{ name }}_lone as (
    select {{ cell_columns(dimensions, cells, rest) }}, {{ cells }}.{{ parent }}
    from {{ cells }}
    inner join partner_cell on {{ same_cell(dimensions, cells, 'partner_cell') }}
    where {{ cells }}.is_eligible = 0 and {{ only }}
    group by {{ cell_columns(dimensions, cells, rest) }}, {{ cells }}.{{ parent }}
    having count(distinct partner_cell.partner_code) = 1
),
{{ name }} as (
    select {{ cell_columns(dimensions) }}
    from (
        select
            {{ cell_columns(dimensions, cells) }},
            row_number() over (
                partition by {{ cell_columns(dimensions, cells, rest) }}, {{ cells }}.{{ parent }}
                order by {{ cells }}.region_rank, {{ cells }}.rollup_rank
            ) as turn
        from {{ cells }}
        inner join {{ name }}_lone
            on {{ same_cell(dimensions, cells, name ~ '_lone', rest) }}
            and {{ cells }}.{{ parent }} = {{ name }}_lone.{{ parent }}
        where {{ cells }}.is_eligible = 1
    ) as sibling
    where turn = 1
)
{%- endmacro %}
