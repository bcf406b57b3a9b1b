-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ config(
    materialized='incremental', incremental_strategy='append', pre_hook="{{ replacing_counted_sets('pub_setting_decomposition') }}"
) }}
{{ counted_cells(
    'pub_setting_decomposition', ref('int_person_setting_set'), combinations=ref('int_setting_side_combination'), sets=ref('int_setting_side'), counted=ref('set_change_setting_cell')
) }}
