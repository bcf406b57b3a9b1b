{{ config(severity='warn') }}
-- Made of the keys in the properties of the models: `make docs`.
{{ occurring_twice('chart_alerts_answers', ['kind', 'language', 'country_code']) }}
union all
{{ occurring_twice('chart_alerts_attention', ['language', 'turn']) }}
union all
{{ occurring_twice('chart_commodities_newest', ['country_code', 'setting_group', 'commodity']) }}
union all
{{ occurring_twice('chart_coverage_areas', ['period_type', 'period_start', 'country_code', 'region_code', 'city_code', 'area_code', 'edge']) }}
union all
{{ occurring_twice('chart_coverage_reports', ['country_code', 'period_start', 'report_part']) }}
union all
{{ occurring_twice('chart_coverage_results', ['place', 'as_newest_year']) }}
union all
{{ occurring_twice('chart_flow_gaps_newest', ['period_type', 'origin_place', 'destination_place', 'gap_tier']) }}
union all
{{ occurring_twice('chart_flow_matrix_latest', ['period_type', 'scope', 'origin_place', 'destination_place']) }}
union all
{{ occurring_twice('chart_flow_matrix_map', ['part', 'origin_place', 'destination_place', 'shape']) }}
union all
{{ occurring_twice('chart_flow_matrix_newest_year', ['country_code', 'origin_place', 'area_code', 'status']) }}
union all
{{ occurring_twice('chart_mapping_audit_steps', ['step_code', 'step_part']) }}
union all
{{ occurring_twice('chart_mapping_returns_cities', ['org_code']) }}
union all
{{ occurring_twice('chart_mapping_shares_districts_2012', ['federal_district']) }}
union all
{{ occurring_twice('chart_mobility_newest', ['country_code', 'scope', 'mobility_measure']) }}
union all
{{ occurring_twice('chart_move_reasons_newest', ['country_code', 'migrant_group', 'question_code', 'move_answer']) }}
union all
{{ occurring_twice('chart_moves_latest', ['period_type', 'scope', 'move_kind', 'country_code', 'gap_tier']) }}
union all
{{ occurring_twice('chart_origins_newest', ['period_type', 'country_code', 'origin_code']) }}
union all
{{ occurring_twice('chart_population_estimates_by_source', ['country_code', 'area_code', 'year', 'method', 'source', 'lists']) }}
union all
{{ occurring_twice('chart_population_estimates_used', ['country_code', 'place', 'year', 'method', 'source', 'definition', 'period_type', 'period_start', 'lists']) }}
union all
{{ occurring_twice('chart_quality_closed', ['period_type', 'period_start', 'country_code', 'quality_kind', 'measure']) }}
union all
{{ occurring_twice('chart_reach_age_groups', ['period_type', 'period_start', 'country_code', 'age_group', 'as_newest_year']) }}
union all
{{ occurring_twice('chart_reach_by_reporters', ['reporters', 'period_type', 'period_start', 'country_code', 'region_code', 'gender', 'remark_code']) }}
union all
{{ occurring_twice('chart_reach_lines', ['kind', 'period_start', 'country_code', 'region_code', 'city_code', 'area_code', 'setting_group', 'gender', 'event_date', 'event']) }}
union all
{{ occurring_twice('chart_reporting_months', ['partner_alias', 'country_code', 'month_start']) }}
union all
{{ occurring_twice('chart_revisions_since_last', ['place', 'table_name']) }}
union all
{{ occurring_twice('chart_service_gaps_languages', ['region_code', 'area_code', 'service_code']) }}
union all
{{ occurring_twice('chart_services_received', ['period_type', 'period_start', 'country_code', 'service_code', 'as_newest_year']) }}
union all
{{ occurring_twice('chart_setting_decomposition_parts', ['country_code']) }}
union all
{{ occurring_twice('chart_setting_decomposition_steps', ['period_type', 'country_code', 'step_code']) }}
union all
{{ occurring_twice('chart_setting_decomposition_whiskers', ['chosen_start', 'country_code', 'reporters', 'step', 'edge']) }}
union all
{{ occurring_twice('chart_setting_share_beside_last_year', ['chosen_start', 'period_start', 'region_code', 'area_code', 'setting_group']) }}
union all
{{ occurring_twice('chart_setting_share_same_quarter', ['country_code', 'region_code', 'reporters', 'period_start', 'as_newest_quarter']) }}
union all
{{ occurring_twice('chart_setting_transitions_newest', ['period_type', 'country_code', 'setting_from', 'setting_to']) }}
