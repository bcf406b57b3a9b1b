{{ config(severity='warn') }}
-- Made of the keys in the properties of the models: `make docs`.
{{ occurring_twice('int_attribute_combination', ['combination_id']) }}
union all
{{ occurring_twice('int_channel_place', ['channel_place_id']) }}
union all
{{ occurring_twice('int_combination_set', ['set_id', 'combination_id']) }}
union all
{{ occurring_twice('int_combination_set_summary', ['set_id']) }}
union all
{{ occurring_twice('int_event_combination', ['combination_id', 'window_measure', 'window_violation']) }}
union all
{{ occurring_twice('int_event_set', ['set_id', 'combination_id']) }}
union all
{{ occurring_twice('int_indicator_combination', ['combination_id', 'indicator_code']) }}
union all
{{ occurring_twice('int_indicator_member', ['set_id', 'combination_id']) }}
union all
{{ occurring_twice('int_origin_combination', ['combination_id']) }}
union all
{{ occurring_twice('int_partner_number', ['partner_code']) }}
union all
{{ occurring_twice('int_partner_set', ['partner_set_id', 'partner_combination_id']) }}
union all
{{ occurring_twice('int_place_combination', ['partner_code', 'country_code', 'city_code']) }}
union all
{{ occurring_twice('int_place_set', ['place_set_id', 'place_combination_id']) }}
union all
{{ occurring_twice('int_reach_combination', ['combination_id', 'age_band']) }}
union all
{{ occurring_twice('int_setting_set', ['set_id', 'period_no', 'channel_place_id']) }}
union all
{{ occurring_twice('int_setting_side', ['set_id', 'period_no', 'combination_id']) }}
union all
{{ occurring_twice('int_setting_side_combination', ['combination_id']) }}
union all
{{ occurring_twice('int_share_combination', ['combination_id', 'share_group']) }}
union all
{{ occurring_twice('int_share_member', ['set_id', 'period_no', 'combination_id']) }}
union all
{{ occurring_twice('int_share_set', ['share_set_id', 'place_combination_id']) }}
union all
{{ occurring_twice('int_transition_combination', ['combination_id']) }}
union all
{{ occurring_twice('int_transition_member', ['set_id', 'combination_id']) }}
union all
{{ occurring_twice('int_closing', ['pattern_id', 'period_type', 'period_start']) }}
union all
{{ occurring_twice('int_counted_month', ['month_start']) }}
union all
{{ occurring_twice('int_declared_part', ['part', 'period_type', 'period_start']) }}
union all
{{ occurring_twice('int_due', ['table_name', 'period_type', 'period_start']) }}
union all
{{ occurring_twice('int_due_month', ['period_type', 'period_start', 'month_start']) }}
union all
{{ occurring_twice('int_bucket_token', ['scope', 'key_label', 'match_token', 'token']) }}
union all
{{ occurring_twice('int_changed_bucket', ['scope', 'key_label', 'match_token']) }}
union all
{{ occurring_twice('int_changed_person', ['scope', 'person_id']) }}
union all
{{ occurring_twice('int_contact_person', ['delivery_id', 'row_no', 'scope']) }}
union all
{{ occurring_twice('int_evidence_reference', ['scope', 'kind', 'cell']) }}
union all
{{ occurring_twice('int_evidence_weight', ['scope', 'key_label', 'is_contradicted', 'cell']) }}
union all
{{ occurring_twice('int_linked_token', ['scope', 'token']) }}
union all
{{ occurring_twice('int_person', ['scope', 'person_id']) }}
union all
{{ occurring_twice('int_person_token', ['scope', 'token']) }}
union all
{{ occurring_twice('int_token_candidate', ['scope', 'key_label', 'match_token', 'token', 'other_token']) }}
union all
{{ occurring_twice('int_token_keys', ['scope', 'token', 'm1', 'm2', 'm3', 'm4', 'birth_year_band']) }}
union all
{{ occurring_twice('int_token_keys_change', ['scope', 'token', 'm1', 'm2', 'm3', 'm4', 'birth_year_band', 'change']) }}
union all
{{ occurring_twice('int_token_link', ['scope', 'token', 'other_token']) }}
union all
{{ occurring_twice('int_token_link_changed', ['scope', 'token']) }}
union all
{{ occurring_twice('int_token_link_known', ['scope', 'token', 'other_token']) }}
union all
{{ occurring_twice('int_token_pair', ['scope', 'token', 'other_token', 'key_label']) }}
union all
{{ occurring_twice('int_token_pair_changed', ['scope', 'token']) }}
union all
{{ occurring_twice('int_token_relinked', ['scope', 'token']) }}
union all
{{ occurring_twice('int_mapping_organisation', ['return_id', 'org_code', 'area_level', 'area_code']) }}
union all
{{ occurring_twice('int_package_period', ['package_code', 'country_code', 'period_type', 'period_start', 'report', 'framework_version']) }}
union all
{{ occurring_twice('int_person_event', ['scope', 'person_id', 'period_no']) }}
union all
{{ occurring_twice('int_person_given', ['delivery_id', 'row_no', 'scope', 'commodity', 'setting_group']) }}
union all
{{ occurring_twice('int_person_indicator', ['scope', 'person_id', 'period_no']) }}
union all
{{ occurring_twice('int_person_kp_prev', ['scope', 'person_id', 'fiscal_year_start']) }}
union all
{{ occurring_twice('int_person_origin', ['scope', 'person_id', 'period_no', 'combination_id']) }}
union all
{{ occurring_twice('int_person_package', ['scope', 'person_id', 'period_type', 'period_start', 'indicator_code', 'report']) }}
union all
{{ occurring_twice('int_person_period', ['scope', 'person_id', 'period_no']) }}
union all
{{ occurring_twice('int_person_referral', ['delivery_id', 'row_no', 'scope']) }}
union all
{{ occurring_twice('int_person_setting_set', ['scope', 'person_id', 'period_no']) }}
union all
{{ occurring_twice('int_person_share', ['scope', 'person_id', 'period_no']) }}
union all
{{ occurring_twice('int_person_transition', ['scope', 'person_id', 'period_no']) }}
union all
{{ occurring_twice('int_city_codes', ['city_code', 'month_start']) }}
union all
{{ occurring_twice('int_constant_reporter', ['partner_code', 'period_type', 'period_start']) }}
union all
{{ occurring_twice('int_event_month', ['event_code', 'window_side', 'month_start']) }}
union all
{{ occurring_twice('int_event_partner', ['event_code', 'partner_code']) }}
union all
{{ occurring_twice('int_file_measure', ['period_type', 'period_start', 'country_code', 'quality_kind', 'measure']) }}
union all
{{ occurring_twice('int_partner_coverage', ['partner_code', 'month_start']) }}
union all
{{ occurring_twice('int_period_month', ['period_type', 'period_start', 'month_start']) }}
union all
{{ occurring_twice('int_rolled_up_city_month', ['city_code', 'month_start']) }}
union all
{{ occurring_twice('int_person_age', ['scope', 'person_id', 'age_year']) }}
union all
{{ occurring_twice('int_person_day', ['scope', 'person_id', 'contact_date', 'city_code']) }}
union all
{{ occurring_twice('int_person_month_channel', ['scope', 'person_id', 'month_start', 'partner_code', 'country_code', 'region_code', 'channel_group', 'setting_group']) }}
union all
{{ occurring_twice('int_person_move', ['scope', 'person_id', 'stay_no']) }}
union all
{{ occurring_twice('int_person_place_month', ['scope', 'person_id', 'month_start', 'partner_code', 'country_code', 'place']) }}
union all
{{ occurring_twice('int_person_published_move', ['scope', 'person_id', 'stay_no']) }}
union all
{{ occurring_twice('int_person_return', ['scope', 'person_id', 'stay_no']) }}
union all
{{ occurring_twice('int_person_stay', ['scope', 'person_id', 'stay_no']) }}
union all
{{ occurring_twice('int_published_contact', ['delivery_id', 'row_no', 'scope']) }}
union all
{{ occurring_twice('int_published_person_month', ['scope', 'person_id', 'month_start', 'place_combination_id', 'setting']) }}
union all
{{ occurring_twice('int_published_place', ['scope', 'place_combination_id']) }}
union all
{{ occurring_twice('dim_area_reports', ['area_code', 'period_type', 'period_start']) }}
union all
{{ occurring_twice('dim_denominator', ['coverage_scope', 'country_code', 'region_code', 'city_code', 'period_type', 'period_start']) }}
union all
{{ occurring_twice('fct_partner_month', ['partner_code', 'month_start']) }}
union all
{{ occurring_twice('fct_cell_reach', ['pattern_id', 'period_type', 'period_start', 'country_code', 'region_code', 'city_code', 'setting_group', 'gender', 'age_band', 'origin_code', 'partner_code']) }}
union all
{{ occurring_twice('fct_cell_indicator', ['pattern_id', 'period_type', 'period_start', 'country_code', 'region_code', 'city_code', 'indicator_code', 'partner_code']) }}
union all
{{ occurring_twice('fct_cell_share', ['pattern_id', 'period_type', 'period_start', 'country_code', 'region_code', 'city_code', 'share_group', 'reporters', 'partner_code']) }}
union all
{{ occurring_twice('fct_cell_transition', ['pattern_id', 'period_type', 'period_start', 'country_code', 'setting_from', 'setting_to', 'partner_code']) }}
union all
{{ occurring_twice('fct_cell_origin', ['pattern_id', 'period_type', 'period_start', 'country_code', 'origin_country', 'partner_code']) }}
union all
{{ occurring_twice('fct_cell_move_reason', ['pattern_id', 'period_type', 'period_start', 'country_code', 'migrant_group', 'move_answer', 'partner_code']) }}
union all
{{ occurring_twice('fct_cell_commodity', ['pattern_id', 'period_type', 'period_start', 'country_code', 'setting_group', 'commodity', 'partner_code']) }}
union all
{{ occurring_twice('fct_cell_move', ['pattern_id', 'period_type', 'period_start', 'scope', 'country_code', 'move_kind', 'gap_tier', 'partner_code']) }}
union all
{{ occurring_twice('fct_cell_flow', ['pattern_id', 'period_type', 'period_start', 'scope', 'country_code', 'origin_place', 'destination_place', 'partner_code']) }}
union all
{{ occurring_twice('fct_cell_capture', ['pattern_id', 'period_type', 'period_start', 'country_code', 'region_code', 'capture', 'partner_code']) }}
union all
{{ occurring_twice('fct_cell_corridor', ['pattern_id', 'period_type', 'period_start', 'scope', 'country_code', 'corridor_code', 'partner_code']) }}
union all
{{ occurring_twice('fct_cell_event', ['pattern_id', 'period_type', 'period_start', 'country_code', 'event_window', 'window_measure', 'window_violation', 'partner_code']) }}
union all
{{ occurring_twice('fct_cell_flow_end', ['pattern_id', 'period_type', 'period_start', 'scope', 'country_code', 'region_code', 'flow_direction', 'partner_code']) }}
union all
{{ occurring_twice('fct_cell_flow_gap', ['pattern_id', 'period_type', 'period_start', 'scope', 'country_code', 'origin_place', 'destination_place', 'gap_tier', 'partner_code']) }}
union all
{{ occurring_twice('fct_cell_injecting', ['pattern_id', 'period_type', 'period_start', 'country_code', 'setting_group', 'injecting_answer', 'partner_code']) }}
union all
{{ occurring_twice('fct_cell_mobility', ['pattern_id', 'period_type', 'period_start', 'scope', 'country_code', 'mobility_measure', 'partner_code']) }}
union all
{{ occurring_twice('fct_cell_quality', ['pattern_id', 'period_type', 'period_start', 'country_code', 'link_measure', 'partner_code']) }}
union all
{{ occurring_twice('fct_cell_referral', ['pattern_id', 'period_type', 'period_start', 'country_code', 'referral_group', 'referral_step', 'partner_code']) }}
union all
{{ occurring_twice('fct_cell_said_flow', ['pattern_id', 'period_type', 'period_start', 'country_code', 'origin_country', 'said_kind', 'partner_code']) }}
union all
{{ occurring_twice('fct_cell_service', ['pattern_id', 'period_type', 'period_start', 'country_code', 'region_code', 'service_code', 'guarded_service_code', 'partner_code']) }}
union all
{{ occurring_twice('fct_cell_setting_cell', ['pattern_id', 'period_type', 'period_start', 'country_code', 'region_code', 'rate_part', 'reporter_side', 'channel_group', 'partner_code']) }}
union all
{{ occurring_twice('fct_cell_violation', ['pattern_id', 'period_type', 'period_start', 'country_code', 'violation_kind', 'perpetrator_group', 'perpetrator_detail', 'partner_code']) }}
union all
{{ occurring_twice('stg_cannot_link', ['scope', 'token', 'other_token']) }}
union all
{{ occurring_twice('stg_changed_delivery', ['delivery_id']) }}
union all
{{ occurring_twice('stg_changed_person', ['scope', 'token']) }}
union all
{{ occurring_twice('stg_contact', ['delivery_id', 'row_no']) }}
union all
{{ occurring_twice('stg_contact_token', ['delivery_id', 'row_no', 'scope']) }}
union all
{{ occurring_twice('stg_delivery', ['partner_code', 'month_start']) }}
union all
{{ occurring_twice('stg_file', ['partner_code', 'delivery_id']) }}
union all
{{ occurring_twice('stg_refusal', ['partner_code', 'delivery_id', 'rule']) }}
union all
{{ occurring_twice('stg_setting_list', ['settings', 'setting']) }}
