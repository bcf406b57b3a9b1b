{{ disclosed_counts(ref('fct_person_share'), 'pub_setting_share',
    ['country_code', 'region_code', 'city_code', 'share_group', 'reporters']) }}
