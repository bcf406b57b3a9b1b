{# Each note under the name of its words in the seed sentence. The last one ends with the year of the estimate. #}
{% macro coverage_notes() %}
    {{ return({'above_low_estimate': 'above 100 % of the low estimate', 'no_range': 'no range published',
        'estimate_of_year': 'population estimate of '}) }}
{% endmacro %}

{# What to know before quoting a coverage figure. Several may hold at once. Above 100 % is flagged, never capped. #}
{% macro coverage_flag(persons, low, high, estimate_year, period_start) -%}
    concat_ws(
        '; ',
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

{# A target is data and belongs to its own indicator; how much of it is reached follows from the same figure. #}
{% macro target_achieved(coverage, target) -%} 100 * {{ coverage }} / nullif({{ target }}, 0) {%- endmacro %}
