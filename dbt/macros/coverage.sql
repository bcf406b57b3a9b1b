{# Each note under the name of its words in the seed sentence. The last one ends with the year of the estimate. #}
{% macro coverage_notes() %}
    {{ return({'part_period': 'not every city was worked in for the whole period',
        'codes_not_sealed': 'codes are not sealed: some people may be counted twice',
        'above_low_estimate': 'above 100 % of the low estimate', 'no_range': 'no range published',
        'estimate_of_year': 'population estimate of '}) }}
{% endmacro %}

{# One late city of twenty takes no yearly target away; cities with a tenth of all people do. #}
{% macro is_mostly_part(is_part, estimate) -%}
    max({{ is_part }}) = 1
        and 10 * coalesce(sum(case when {{ is_part }} = 1 then {{ estimate }} end), 0) >= coalesce(sum({{ estimate }}), 0)
{%- endmacro %}

{# Whether a published flag says so: such a figure is beside no target and no other period. #}
{% macro is_part_period(flag) -%} coalesce(contains({{ flag }}, '{{ coverage_notes().part_period }}'), false) {%- endmacro %}

{# Whether a published flag says that its persons may be fewer people. #}
{% macro is_unsealed(flag) -%} coalesce(contains({{ flag }}, '{{ coverage_notes().codes_not_sealed }}'), false) {%- endmacro %}

{# What to know before quoting a coverage figure. Several may hold at once. Above 100 % is flagged, never capped. #}
{% macro coverage_flag(persons, low, high, estimate_year, period_start, is_part_period, is_unsealed) -%}
    concat_ws(
        '; ',
        case when {{ is_part_period }} then '{{ coverage_notes().part_period }}' end,
        case when {{ is_unsealed }} and {{ persons }} is not null then '{{ coverage_notes().codes_not_sealed }}' end,
        case when {{ persons }} > {{ low }} then '{{ coverage_notes().above_low_estimate }}' end,
        case when {{ low }} = {{ high }} then '{{ coverage_notes().no_range }}' end,
        case when {{ low }} is not null and year({{ period_start }}) - {{ estimate_year }} > 5
            then '{{ coverage_notes().estimate_of_year }}' || cast({{ estimate_year }} as varchar) end
    )
{%- endmacro %}

{% macro band_label(low, high) -%}
    case
        when {{ low }} is null then ''
        when {{ low }} = {{ high }} then '{{ coverage_notes().no_range }}'
        else 'between the lowest and highest population estimate'
    end
{%- endmacro %}

{#
A target is data and belongs to its own indicator; how much of it is reached follows from the same figure. That of a whole period is
not measured by work in a part of it.
#}
{% macro target_achieved(coverage, target, is_part_period) -%}
    case when not coalesce({{ is_part_period }}, false) then 100 * {{ coverage }} / nullif({{ target }}, 0) end
{%- endmacro %}
