-- Made of warehouse/definitions/cells.yaml: `make docs`.
{{ changed_set_periods(
    {'pub_setting_share': ref('set_change_share'), 'pub_event_windows': ref('set_change_event'), 'pub_setting_decomposition': ref('set_change_setting_cell')}
) }}
