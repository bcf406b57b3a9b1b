-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ config(materialized='view') }}
-- Of every published table of persons. Nothing is stored: the ledger of closed cells asks for the cells that
-- close, and once a year for all that may be restated.
{{ cell_sets('pub_reach', ref('int_combination_set')) }}
union all
{{ cell_sets('pub_coverage', ref('int_indicator_member')) }}
union all
{{ cell_sets('pub_setting_share', ref('int_share_member'), by_period=true) }}
union all
{{ cell_sets('pub_setting_transitions', ref('int_transition_member')) }}
union all
{{ cell_sets('pub_event_windows', ref('int_event_set'), by_period=true) }}
union all
{{ cell_sets('pub_setting_decomposition', ref('int_setting_side'), by_period=true) }}
