{# Published tables of persons. Made of warehouse/definitions/cells.yaml: `make docs`. #}
{% macro tables_of_persons() -%}
    {{ return(['pub_reach', 'pub_coverage', 'pub_setting_share', 'pub_setting_transitions', 'pub_origins', 'pub_move_reasons', 'pub_commodities', 'pub_moves', 'pub_flow_matrix', 'pub_population_estimates', 'pub_corridors', 'pub_event_windows', 'pub_flow_totals', 'pub_flow_gaps', 'pub_injecting', 'pub_mobility', 'pub_quality', 'pub_referrals', 'pub_said_flows', 'pub_services', 'pub_setting_decomposition', 'pub_violations']) }}
{%- endmacro %}

{# What a cell of a published table counts, whatever place, period and table it stands in. #}
{% macro measure_of(table_name, relation) -%}
    {{ {
        'pub_reach': "'pub_reach' || '|' || {r}.setting_group || '|' || {r}.gender || '|' || {r}.age_band || '|' || {r}.origin_code",
        'pub_coverage': "case when {r}.indicator_code = 'reached_any' then 'pub_reach|all|all|all|all' when {r}.indicator_code in ('reached_gam_2plus_3m', 'reached_kp_prev', 'reached_kp_prev_q2', 'reached_kp_prev_q4') then 'pub_coverage' || '|' || {r}.indicator_code || '|' || {r}.period_type || '|' || cast({r}.period_start as varchar) else 'pub_coverage' || '|' || {r}.indicator_code end",
        'pub_setting_share': "case when {r}.share_group = 'outdoor' and {r}.reporters = 'all' then 'pub_reach|outdoor|all|all|all' when {r}.share_group = 'indoor' and {r}.reporters = 'all' then 'pub_reach|indoor|all|all|all' when {r}.share_group = 'remote' and {r}.reporters = 'all' then 'pub_reach|remote|all|all|all' when {r}.reporters <> 'all' then 'pub_setting_share' || '|' || {r}.share_group || '|' || {r}.reporters || '|' || {r}.period_type || '|' || cast({r}.period_start as varchar) else 'pub_setting_share' || '|' || {r}.share_group || '|' || {r}.reporters end",
        'pub_setting_transitions': "case when {r}.setting_to <> 'all' then 'pub_setting_transitions' || '|' || {r}.setting_from || '|' || {r}.setting_to || '|' || {r}.period_type || '|' || cast({r}.period_start as varchar) else 'pub_setting_transitions' || '|' || {r}.setting_from || '|' || {r}.setting_to end",
        'pub_origins': "'pub_origins' || '|' || {r}.origin_country",
        'pub_move_reasons': "'pub_move_reasons' || '|' || {r}.migrant_group || '|' || {r}.move_answer",
        'pub_commodities': "'pub_commodities' || '|' || {r}.setting_group || '|' || {r}.commodity",
        'pub_moves': "'pub_moves' || '|' || {r}.scope || '|' || {r}.move_kind || '|' || {r}.gap_tier",
        'pub_flow_matrix': "'pub_flow_matrix' || '|' || {r}.scope || '|' || {r}.country_code || '|' || {r}.origin_place || '|' || {r}.destination_place",
        'pub_population_estimates': "'pub_population_estimates' || '|' || {r}.capture",
        'pub_corridors': "'pub_corridors' || '|' || {r}.scope || '|' || {r}.corridor_code",
        'pub_event_windows': "case when {r}.window_measure = 'reached' and {r}.window_violation = 'all' then 'pub_reach|all|all|all|all' when {r}.window_measure = 'indoor' and {r}.window_violation = 'all' then 'pub_reach|indoor|all|all|all' when {r}.window_measure = 'recorded' and {r}.window_violation = 'all' then 'pub_setting_share|recorded|all' when {r}.window_measure = 'all' and {r}.window_violation = 'reported' then 'pub_violations|all|all|all' else 'pub_event_windows' || '|' || {r}.window_measure || '|' || {r}.window_violation end",
        'pub_flow_totals': "'pub_flow_totals' || '|' || {r}.scope || '|' || {r}.country_code || '|' || {r}.region_code || '|' || {r}.flow_direction",
        'pub_flow_gaps': "'pub_flow_gaps' || '|' || {r}.scope || '|' || {r}.country_code || '|' || {r}.origin_place || '|' || {r}.destination_place || '|' || {r}.gap_tier",
        'pub_injecting': "'pub_injecting' || '|' || {r}.setting_group || '|' || {r}.injecting_answer",
        'pub_mobility': "'pub_mobility' || '|' || {r}.scope || '|' || {r}.country_code || '|' || {r}.mobility_measure",
        'pub_quality': "'pub_quality' || '|' || {r}.link_measure",
        'pub_referrals': "'pub_referrals' || '|' || {r}.referral_group || '|' || {r}.referral_step",
        'pub_said_flows': "'pub_said_flows' || '|' || {r}.origin_country || '|' || {r}.said_kind",
        'pub_services': "'pub_services' || '|' || {r}.service_code || '|' || {r}.guarded_service_code",
        'pub_setting_decomposition': "case when {r}.reporter_side <> 'all' then 'pub_setting_decomposition' || '|' || {r}.rate_part || '|' || {r}.reporter_side || '|' || {r}.channel_group || '|' || {r}.period_type || '|' || cast({r}.period_start as varchar) else 'pub_setting_decomposition' || '|' || {r}.rate_part || '|' || {r}.reporter_side || '|' || {r}.channel_group end",
        'pub_violations': "'pub_violations' || '|' || {r}.violation_kind || '|' || {r}.perpetrator_group || '|' || {r}.perpetrator_detail",
    }[table_name] | replace('{r}', relation) }}
{%- endmacro %}

{# The code of the city, region, country or scope whose reports a cell is made of. #}
{% macro area_of(table_name, relation) -%}
    {{ {
        'pub_reach': "coalesce(nullif({r}.city_code, 'all'), nullif({r}.region_code, 'all'), {r}.country_code)",
        'pub_coverage': "coalesce(nullif({r}.city_code, 'all'), nullif({r}.region_code, 'all'), {r}.country_code)",
        'pub_setting_share': "coalesce(nullif({r}.city_code, 'all'), nullif({r}.region_code, 'all'), {r}.country_code)",
        'pub_setting_transitions': "{r}.country_code",
        'pub_origins': "{r}.country_code",
        'pub_move_reasons': "{r}.country_code",
        'pub_commodities': "{r}.country_code",
        'pub_moves': "{r}.country_code",
        'pub_flow_matrix': "{r}.destination_place",
        'pub_population_estimates': "coalesce(nullif({r}.region_code, 'all'), {r}.country_code)",
        'pub_corridors': "{r}.country_code",
        'pub_event_windows': "{r}.country_code",
        'pub_flow_totals': "case when {r}.flow_direction = 'in' then {r}.region_code else {r}.scope end",
        'pub_flow_gaps': "{r}.destination_place",
        'pub_injecting': "{r}.country_code",
        'pub_mobility': "{r}.scope",
        'pub_quality': "{r}.country_code",
        'pub_referrals': "{r}.country_code",
        'pub_said_flows': "{r}.country_code",
        'pub_services': "coalesce(nullif({r}.region_code, 'all'), {r}.country_code)",
        'pub_setting_decomposition': "coalesce(nullif({r}.region_code, 'all'), {r}.country_code)",
        'pub_violations': "{r}.country_code",
    }[table_name] | replace('{r}', relation) }}
{%- endmacro %}
