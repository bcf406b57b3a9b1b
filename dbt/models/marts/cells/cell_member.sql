{{ config(materialized='view') }}
-- Who is in each cell of every published table of persons, now. Nothing is stored: the ledger of closed cells asks for the cells
-- that close, and once a year for all that may be restated.
{{ cell_members('pub_reach', ref('int_person_period'), leaves=ref('int_reach_leaf'), sets=ref('int_leaf_set')) }}
union all
{{ cell_members(
    'pub_coverage', ref('int_person_indicator'), leaves=ref('int_indicator_leaf'), sets=ref('int_indicator_member')
) }}
union all
{{ cell_members(
    'pub_setting_share', ref('int_person_share'), leaves=ref('int_share_leaf'), sets=ref('int_share_member'), by_period=true
) }}
union all
{{ cell_members(
    'pub_setting_transitions', ref('int_person_transition'), leaves=ref('int_transition_leaf'), sets=ref('int_transition_member')
) }}
union all
{{ cell_members('pub_origins', ref('int_person_origin'), leaves=ref('int_origin_leaf')) }}
{% for table, persons in {
    'pub_moves': ref('fct_person_move'),
    'pub_flow_matrix': ref('fct_person_move'),
    'pub_flow_gaps': ref('fct_person_move'),
    'pub_flow_totals': ref('fct_person_flow_end'),
    'pub_commodities': ref('fct_person_commodity'),
    'pub_corridors': ref('fct_person_corridor'),
    'pub_mobility': ref('fct_person_mobility'),
    'pub_move_reasons': ref('fct_person_move_reason'),
    'pub_population_estimates': ref('fct_person_capture'),
    'pub_event_windows': ref('fct_person_event'),
    'pub_injecting': ref('fct_person_injecting'),
    'pub_quality': ref('fct_person_quality'),
    'pub_referrals': ref('fct_person_referral'),
    'pub_said_flows': ref('fct_person_said_flow'),
    'pub_services': ref('fct_person_service'),
    'pub_setting_decomposition': ref('fct_person_setting_side'),
    'pub_violations': ref('fct_person_violation'),
}.items() -%}
union all
{{ cell_members(table, persons) }}
{% endfor %}
