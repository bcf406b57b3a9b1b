{#
Migration figures of inflow and outflow. Effectiveness 100 x sum |D - O| / sum (D + O): 0 when all who leave are made up for,
100 when all go one way. D = (50, 40, 30), O = (20, 40, 60) give 25.
#}
{% macro effectiveness(inflow, outflow) -%}
case when sum({{ inflow }} + {{ outflow }}) > 0 then
    100 * sum(abs({{ inflow }} - {{ outflow }})) / cast(sum({{ inflow }} + {{ outflow }}) as double)
end
{%- endmacro %}

{# A total that is not a count of persons: protected persons times a mean in tenths, of a stratum of at least 100 persons. #}
{% macro times_mean(persons, mean_tenths) -%}cast(round({{ persons }} * {{ mean_tenths }} / 10.0) as bigint){%- endmacro %}
