{{ disclosed_counts(ref('int_person_share_period'), 'pub_setting_share',
    ['country_code', 'region_code', 'city_code', 'share_group', 'reporters']) }}
