{{ config(alias='pub_coverage') }}
with cell as (
    select *, {{ rounded('persons') }} as rounded_persons
    from {{ ref('pub_coverage') }}
    where region_code = 'all' and period_type <> 'month'
)
select
    period_type, period_start, country_code, region_code, city_code, indicator_code, coverage_scope,
    rounded_persons as persons,
    denominator_low, denominator_point, denominator_high, denominator_source, denominator_year,
    rounded_persons / cast(denominator_high as double) as coverage_low,
    rounded_persons / cast(denominator_point as double) as coverage_point,
    rounded_persons / cast(denominator_low as double) as coverage_high,
    case
        when rounded_persons > denominator_low then 'above 100 % of the low estimate'
        when coverage_flag = 'above 100 % of the low estimate' then ''
        else coverage_flag
    end as coverage_flag,
    reporting_completeness, target, status, status_label, reason, first_published, restated_in
from cell
