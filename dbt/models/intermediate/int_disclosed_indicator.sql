{{ disclosed_counts(ref('int_person_indicator_period'), 'pub_coverage',
    ['country_code', 'region_code', 'city_code', 'indicator_code']) }}
