-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ config(
    materialized='incremental', incremental_strategy='append', pre_hook="{{ replacing_counted_sets('pub_setting_share') }}"
) }}
{{ counted_cells(
    'pub_setting_share', ref('int_person_share'), combinations=ref('int_share_combination'), sets=ref('int_share_member'), counted=ref('set_change_share')
) }}
