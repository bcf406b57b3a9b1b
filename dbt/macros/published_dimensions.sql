{# The dimensions of each published table of persons, in the order that names its cells in the ledger.
Made of warehouse/definitions/cells.yaml: `make docs`. #}
{% macro published_dimensions(table_name) -%}
    {{ return({
        'pub_reach': ['country_code', 'region_code', 'city_code', 'setting_group', 'gender', 'age_band', 'origin_code'],
        'pub_coverage': ['country_code', 'region_code', 'city_code', 'indicator_code'],
        'pub_setting_share': ['country_code', 'region_code', 'city_code', 'share_group', 'reporters'],
        'pub_setting_transitions': ['country_code', 'setting_from', 'setting_to'],
        'pub_origins': ['country_code', 'origin_country'],
        'pub_move_reasons': ['country_code', 'migrant_group', 'move_answer'],
        'pub_commodities': ['country_code', 'setting_group', 'commodity'],
        'pub_moves': ['scope', 'country_code', 'move_kind', 'gap_tier'],
        'pub_flow_matrix': ['scope', 'country_code', 'origin_place', 'destination_place'],
        'pub_population_estimates': ['country_code', 'region_code', 'capture'],
        'pub_corridors': ['scope', 'country_code', 'corridor_code'],
        'pub_event_windows': ['country_code', 'event_window', 'window_measure', 'window_violation'],
        'pub_flow_totals': ['scope', 'country_code', 'region_code', 'flow_direction'],
        'pub_flow_gaps': ['scope', 'country_code', 'origin_place', 'destination_place', 'gap_tier'],
        'pub_injecting': ['country_code', 'setting_group', 'injecting_answer'],
        'pub_mobility': ['scope', 'country_code', 'mobility_measure'],
        'pub_quality': ['country_code', 'link_measure'],
        'pub_referrals': ['country_code', 'referral_group', 'referral_step'],
        'pub_said_flows': ['country_code', 'origin_country', 'said_kind'],
        'pub_services': ['country_code', 'region_code', 'service_code', 'guarded_service_code'],
        'pub_setting_decomposition': ['country_code', 'region_code', 'rate_part', 'reporter_side', 'channel_group'],
        'pub_violations': ['country_code', 'violation_kind', 'perpetrator_group', 'perpetrator_detail'],
    }[table_name]) }}
{%- endmacro %}
