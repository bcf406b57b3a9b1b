-- People reached is the same person set in pub_reach and pub_coverage: one count and one sum of record keys before disclosure
-- control, of each partner too, and so one number. Published cells are not compared: they may have closed on different days.
select reach.period_type, reach.period_start, reach.country_code, reach.region_code, reach.city_code
from {{ ref('fct_cell_reach') }} as reach
inner join {{ ref('fct_cell_indicator') }} as coverage
    on reach.period_type = coverage.period_type
    and reach.period_start = coverage.period_start
    and reach.country_code = coverage.country_code
    and reach.region_code = coverage.region_code
    and reach.city_code = coverage.city_code
    and reach.partner_code = coverage.partner_code
    and coverage.indicator_code = 'reached_any'
where reach.setting_group = 'all' and reach.gender = 'all' and reach.age_band = 'all' and reach.origin_code = 'all'
    and (reach.persons <> coverage.persons or reach.key_sum <> coverage.key_sum)
