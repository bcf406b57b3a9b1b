{# Each note under the name of its words in the seed sentence. The last one ends with the year of the estimate. #}
{% macro coverage_notes() %}
    {{ return({'part_period': 'not every city was worked in for the whole period',
        'codes_not_sealed': 'codes are not sealed: some people may be counted twice',
        'above_low_estimate': 'above 100 % of the low estimate', 'no_range': 'no range published',
        'seen_in_several_cities': 'people in several cities may count twice',
        'several_cities_unknown': 'unknown how many people work in several cities',
        'estimate_of_year': 'population estimate of '}) }}
{% endmacro %}

{# One late city of twenty takes no yearly target away; cities with a tenth of all people do. #}
{% macro is_mostly_part(is_part, estimate) -%}
    max({{ is_part }}) = 1
        and 10 * coalesce(sum(case when {{ is_part }} = 1 then {{ estimate }} end), 0) >= coalesce(sum({{ estimate }}), 0)
{%- endmacro %}

{# Whether a published flag says so: such a figure is beside no target and no other period. #}
{% macro is_part_period(flag) -%} coalesce(contains({{ flag }}, '{{ coverage_notes().part_period }}'), false) {%- endmacro %}

{# What a published flag says of people who work in several cities. #}
{% macro several_cities(flag) -%}
    case
        when contains({{ flag }}, '{{ coverage_notes().seen_in_several_cities }}') then 'seen'
        when contains({{ flag }}, '{{ coverage_notes().several_cities_unknown }}') then 'unknown'
    end
{%- endmacro %}

{# Whether a published flag says that its persons may be fewer people. #}
{% macro is_unsealed(flag) -%} coalesce(contains({{ flag }}, '{{ coverage_notes().codes_not_sealed }}'), false) {%- endmacro %}

{# What to know before quoting a coverage figure. Several may hold at once. Above 100 % is flagged, never capped. #}
{% macro coverage_flag(persons, low, high, estimate_year, period_start, is_part_period, is_unsealed, several_cities) -%}
    concat_ws(
        '; ',
        case when {{ is_part_period }} then '{{ coverage_notes().part_period }}' end,
        case when {{ is_unsealed }} and {{ persons }} is not null then '{{ coverage_notes().codes_not_sealed }}' end,
        case when {{ persons }} > {{ low }} then '{{ coverage_notes().above_low_estimate }}' end,
        case when {{ low }} = {{ high }} then '{{ coverage_notes().no_range }}' end,
        case when {{ low }} is not null and {{ several_cities }} = 'seen' then '{{ coverage_notes().seen_in_several_cities }}' end,
        case when {{ low }} is not null and {{ several_cities }} = 'unknown' then '{{ coverage_notes().several_cities_unknown }}' end,
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

{#
Denominators whose low estimate has people once who work in several cities, as far as the network sees them.

A sum of cities has such people once for each. Its high stays the sum, as if there were none. Its low is less by the times that
somebody was met in one more city (pub_mobility, the country's newest year, else half-year), and two standard errors more. Whoever
works in two cities is met in both by chance: where partners meet a third of each city's people, they meet a ninth in both. So the
number is multiplied by the square of estimate ÷ people met. A region is given all of its country's, since nobody counts the cities
of a person within a region. The low is never below that of the largest place, and it is that where no such number is shown.

Donors have this low estimate, too, so the numbers are rounded as theirs are.

    denominator    relation: dim_denominator
    mobility       relation: pub_mobility
#}
{% macro denominators_without_repeats(denominator, mobility) -%}
shown_mobility as (
    select * from {{ mobility }} where status = 'shown'
),
met_again as (
    select
        in_one.country_code,
        in_one.period_type,
        {{ month_number('in_one.period_start') }} + case when in_one.period_type = 'year' then 12 else 6 end as end_month,
        {{ rounded('in_one.base_persons') }} as met,
        -- Nothing where a cell was counted on another day than all people reached.
        case when in_one.share is not null and (in_three.measure is null or in_three.share is not null) then
            greatest(0, {{ rounded('in_one.base_persons') }} - {{ rounded('in_one.persons') }})
            + coalesce({{ rounded('in_three.persons') }}, 0)
        end as again
    from shown_mobility as in_one
    left join shown_mobility as in_three
        on in_one.country_code = in_three.country_code
        and in_one.period_type = in_three.period_type
        and in_one.period_start = in_three.period_start
        and in_three.measure = 'places_3plus'
    where in_one.measure = 'places_1'
),
country_repeats as (
    select
        denominator.country_code,
        denominator.period_type,
        denominator.period_start,
        {% for side in ['low', 'high'] -%}
        (met_again.again + 1.96 * sqrt(met_again.again))
            * power(greatest(1, denominator.{{ side }} / cast(met_again.met + met_again.again as double)), 2) as of_{{ side }},
        {% endfor -%}
        row_number() over (
            partition by denominator.country_code, denominator.period_type, denominator.period_start
            order by
                case met_again.period_type when 'year' then 0 else 1 end,
                case when met_again.end_month <= {{ month_number('denominator.period_end') }} then 0 else 1 end,
                abs(met_again.end_month - ({{ month_number('denominator.period_end') }}))
        ) as turn
    from {{ denominator }} as denominator
    inner join met_again on denominator.country_code = met_again.country_code
    where denominator.coverage_scope = 'served_area' and denominator.region_code = 'all'
),
once as (
    select
        denominator.* replace (
            greatest(
                denominator.largest_low,
                coalesce(
                    cast(floor(least(
                        denominator.low - country_repeats.of_low, denominator.high - country_repeats.of_high
                    )) as bigint),
                    0
                )
            ) as low
        ),
        case
            when denominator.low = denominator.largest_low then ''
            when country_repeats.of_low is null then 'unknown'
            when country_repeats.of_low > 0 then 'seen'
            else ''
        end as several_cities
    from {{ denominator }} as denominator
    left join country_repeats
        on denominator.country_code = country_repeats.country_code
        and denominator.period_type = country_repeats.period_type
        and denominator.period_start = country_repeats.period_start
        and country_repeats.turn = 1
)
{%- endmacro %}
