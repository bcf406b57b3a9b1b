-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ config(materialized='view') }}
-- Of every published table of persons. Nothing is stored: the ledger of closed cells asks for the cells that
-- close, and once a year for all that may be restated.
{{ cell_parts('pub_reach', ref('int_reach_combination'), is_numbered=true) }}
union all
{{ cell_parts('pub_coverage', ref('int_indicator_combination'), is_numbered=true) }}
union all
{{ cell_parts('pub_setting_share', ref('int_share_combination'), is_numbered=true) }}
union all
{{ cell_parts('pub_setting_transitions', ref('int_transition_combination'), is_numbered=true) }}
union all
{{ cell_parts('pub_origins', ref('int_origin_combination'), is_numbered=true) }}
union all
{{ cell_parts('pub_move_reasons', ref('fct_person_move_reason')) }}
union all
{{ cell_parts('pub_commodities', ref('fct_person_commodity')) }}
union all
{{ cell_parts('pub_moves', ref('fct_person_move')) }}
union all
{{ cell_parts('pub_flow_matrix', ref('fct_person_move')) }}
union all
{{ cell_parts('pub_population_estimates', ref('fct_person_capture'), codes=capture_codes(), coded=['capture']) }}
union all
{{ cell_parts('pub_corridors', ref('fct_person_corridor')) }}
union all
{{ cell_parts('pub_event_windows', ref('int_event_combination'), is_numbered=true) }}
union all
{{ cell_parts('pub_flow_totals', ref('fct_person_flow_end')) }}
union all
{{ cell_parts('pub_flow_gaps', ref('fct_person_move')) }}
union all
{{ cell_parts('pub_injecting', ref('fct_person_injecting')) }}
union all
{{ cell_parts('pub_mobility', ref('fct_person_mobility')) }}
union all
{{ cell_parts('pub_quality', ref('fct_person_quality')) }}
union all
{{ cell_parts('pub_referrals', ref('fct_person_referral')) }}
union all
{{ cell_parts('pub_said_flows', ref('fct_person_said_flow')) }}
union all
{{ cell_parts(
    'pub_services', ref('fct_person_service'), codes=service_codes(), coded=['service_code', 'guarded_service_code']
) }}
union all
{{ cell_parts('pub_setting_decomposition', ref('int_setting_side_combination'), is_numbered=true) }}
union all
{{ cell_parts('pub_violations', ref('fct_person_violation')) }}
