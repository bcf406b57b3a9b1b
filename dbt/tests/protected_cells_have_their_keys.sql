-- Made of the keys in the properties of the models: `make docs`.
{{ occurring_twice('pub_events', ['event_code']) }}
union all
{{ occurring_twice('alert_answer', ['code', 'country_code']) }}
union all
{{ occurring_twice('alert_change', ['code', 'country_code']) }}
union all
{{ occurring_twice('compared_closed', ['table_name', 'cell']) }}
union all
{{ occurring_twice('compared_panel', ['place_code', 'period_type', 'period_start']) }}
union all
{{ occurring_twice('compared_period', ['period_type', 'period_start', 'country_code']) }}
union all
{{ occurring_twice('compared_series', ['country_code', 'region_code', 'reporters', 'setting_group', 'period_type']) }}
union all
{{ occurring_twice('compared_setting_cell', ['reporters', 'period_type', 'period_start', 'country_code', 'region_code', 'channel_group']) }}
union all
{{ occurring_twice('compared_setting_parts', ['reporters', 'period_type', 'period_start', 'country_code']) }}
union all
{{ occurring_twice('donor_events', ['event_code']) }}
union all
{{ occurring_twice('protected_reach', ['pattern_id', 'period_type', 'period_start', 'country_code', 'region_code', 'city_code', 'setting_group', 'gender', 'age_band', 'origin_code']) }}
union all
{{ occurring_twice('protected_indicator', ['pattern_id', 'period_type', 'period_start', 'country_code', 'region_code', 'city_code', 'indicator_code']) }}
union all
{{ occurring_twice('protected_share', ['pattern_id', 'period_type', 'period_start', 'country_code', 'region_code', 'city_code', 'share_group', 'reporters']) }}
union all
{{ occurring_twice('protected_transition', ['pattern_id', 'period_type', 'period_start', 'country_code', 'setting_from', 'setting_to']) }}
union all
{{ occurring_twice('protected_origin', ['pattern_id', 'period_type', 'period_start', 'country_code', 'origin_country']) }}
union all
{{ occurring_twice('protected_move_reason', ['pattern_id', 'period_type', 'period_start', 'country_code', 'migrant_group', 'move_answer']) }}
union all
{{ occurring_twice('protected_commodity', ['pattern_id', 'period_type', 'period_start', 'country_code', 'setting_group', 'commodity']) }}
union all
{{ occurring_twice('protected_move', ['pattern_id', 'period_type', 'period_start', 'scope', 'country_code', 'move_kind', 'gap_tier']) }}
union all
{{ occurring_twice('protected_flow', ['pattern_id', 'period_type', 'period_start', 'scope', 'country_code', 'origin_place', 'destination_place']) }}
union all
{{ occurring_twice('protected_capture', ['pattern_id', 'period_type', 'period_start', 'country_code', 'region_code', 'capture']) }}
union all
{{ occurring_twice('protected_corridor', ['pattern_id', 'period_type', 'period_start', 'scope', 'country_code', 'corridor_code']) }}
union all
{{ occurring_twice('protected_event', ['pattern_id', 'period_type', 'period_start', 'country_code', 'event_window', 'window_measure', 'window_violation']) }}
union all
{{ occurring_twice('protected_flow_end', ['pattern_id', 'period_type', 'period_start', 'scope', 'country_code', 'region_code', 'flow_direction']) }}
union all
{{ occurring_twice('protected_flow_gap', ['pattern_id', 'period_type', 'period_start', 'scope', 'country_code', 'origin_place', 'destination_place', 'gap_tier']) }}
union all
{{ occurring_twice('protected_injecting', ['pattern_id', 'period_type', 'period_start', 'country_code', 'setting_group', 'injecting_answer']) }}
union all
{{ occurring_twice('protected_mobility', ['pattern_id', 'period_type', 'period_start', 'scope', 'country_code', 'mobility_measure']) }}
union all
{{ occurring_twice('protected_quality', ['pattern_id', 'period_type', 'period_start', 'country_code', 'link_measure']) }}
union all
{{ occurring_twice('protected_referral', ['pattern_id', 'period_type', 'period_start', 'country_code', 'referral_group', 'referral_step']) }}
union all
{{ occurring_twice('protected_said_flow', ['pattern_id', 'period_type', 'period_start', 'country_code', 'origin_country', 'said_kind']) }}
union all
{{ occurring_twice('protected_service', ['pattern_id', 'period_type', 'period_start', 'country_code', 'region_code', 'service_code', 'guarded_service_code']) }}
union all
{{ occurring_twice('protected_setting_cell', ['pattern_id', 'period_type', 'period_start', 'country_code', 'region_code', 'rate_part', 'reporter_side', 'channel_group']) }}
union all
{{ occurring_twice('protected_violation', ['pattern_id', 'period_type', 'period_start', 'country_code', 'violation_kind', 'perpetrator_group', 'perpetrator_detail']) }}
union all
{{ occurring_twice('protected_mean', ['cell']) }}
