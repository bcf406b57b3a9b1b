-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ config(materialized='view') }}
-- Of every published table of persons. Nothing is stored: the ledger of closed cells asks for the cells that
-- close, and once a year for all that may be restated.
{{ cell_members(
    'pub_reach', ref('int_person_period'), combinations=ref('int_reach_combination'), sets=ref('int_combination_set')
) }}
union all
{{ cell_members(
    'pub_coverage', ref('int_person_indicator'), combinations=ref('int_indicator_combination'), sets=ref('int_indicator_member')
) }}
union all
{{ cell_members(
    'pub_setting_share', ref('int_person_share'), combinations=ref('int_share_combination'), sets=ref('int_share_member')
) }}
union all
{{ cell_members(
    'pub_setting_transitions', ref('int_person_transition'), combinations=ref('int_transition_combination'), sets=ref('int_transition_member')
) }}
union all
{{ cell_members('pub_origins', ref('int_person_origin'), combinations=ref('int_origin_combination')) }}
union all
{{ cell_members('pub_move_reasons', ref('fct_person_move_reason')) }}
union all
{{ cell_members('pub_commodities', ref('fct_person_commodity')) }}
union all
{{ cell_members('pub_moves', ref('fct_person_move')) }}
union all
{{ cell_members('pub_flow_matrix', ref('fct_person_move')) }}
union all
{{ cell_members('pub_population_estimates', ref('fct_person_capture'), codes=capture_codes(), coded=['capture']) }}
union all
{{ cell_members('pub_corridors', ref('fct_person_corridor')) }}
union all
{{ cell_members(
    'pub_event_windows', ref('int_person_event'), combinations=ref('int_event_combination'), sets=ref('int_event_set')
) }}
union all
{{ cell_members('pub_flow_totals', ref('fct_person_flow_end')) }}
union all
{{ cell_members('pub_flow_gaps', ref('fct_person_move')) }}
union all
{{ cell_members('pub_injecting', ref('fct_person_injecting')) }}
union all
{{ cell_members('pub_mobility', ref('fct_person_mobility')) }}
union all
{{ cell_members('pub_quality', ref('fct_person_quality')) }}
union all
{{ cell_members('pub_referrals', ref('fct_person_referral')) }}
union all
{{ cell_members('pub_said_flows', ref('fct_person_said_flow')) }}
union all
{{ cell_members(
    'pub_services', ref('fct_person_service'), codes=service_codes(), coded=['service_code', 'guarded_service_code']
) }}
union all
{{ cell_members(
    'pub_setting_decomposition', ref('int_person_setting_set'), combinations=ref('int_setting_side_combination'), sets=ref('int_setting_side'), year_after=true
) }}
union all
{{ cell_members('pub_violations', ref('fct_person_violation')) }}
