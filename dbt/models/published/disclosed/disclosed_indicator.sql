{{ disclosed_counts(ref('fct_person_indicator'), 'pub_coverage',
    ['country_code', 'region_code', 'city_code', 'indicator_code']) }}
