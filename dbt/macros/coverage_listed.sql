{# Coverage indicators that persons meet, each a bit. Made of dbt/indicators: `make docs`. #}
{% macro coverage_indicators() %}{{ return(['reached_any', 'reached_package_kp1c', 'reached_package_conecta', 'reached_kp_prev', 'reached_kp_prev_q2', 'reached_kp_prev_q4', 'reached_gam_2plus_3m']) }}{% endmacro %}
