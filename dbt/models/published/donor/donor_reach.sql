{{ config(alias='pub_reach') }}
select
    period_type, period_start, country_code, region_code, city_code, setting_group, gender, age_band, origin_code,
    {{ rounded('persons') }} as persons,
    status, status_label, first_published, restated_in
from {{ ref('pub_reach') }}
where region_code = 'all' and period_type <> 'month' and origin_code = 'all'
