-- People reached is the same person set in pub_reach and pub_coverage: one number, one status.
select reach.period_type, reach.period_start, reach.country_code, reach.region_code, reach.city_code
from {{ ref('pub_reach') }} as reach
inner join {{ ref('disclosed_indicator') }} as coverage
    on reach.period_type = coverage.period_type
    and reach.period_start = coverage.period_start
    and reach.country_code = coverage.country_code
    and reach.region_code = coverage.region_code
    and reach.city_code = coverage.city_code
    and coverage.indicator_code = 'reached_any'
where reach.setting_group = 'all' and reach.gender = 'all' and reach.age_band = 'all' and reach.origin_code = 'all'
    and (reach.status <> coverage.status or coalesce(reach.persons, -1) <> coalesce(coverage.persons, -1))
